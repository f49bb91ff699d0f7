"""Which reports hide a message before anybody has looked (MO-12, MO-14)."""

from datetime import datetime

from django.utils import timezone

from moderation import families
from moderation.kinds import Reason
from moderation.models import Case, Report
from moderation.reasons import ROUTES

A_DAY = 2  # messages that one person's reports hide at once in a day
ENOUGH_HOUSEHOLDS = 3
ENOUGH_FOR_A_NAME = 2


def hides_at_once(report: Report, *, names_a_pupil: bool = False) -> bool:
    """Whether this report, with those before it, hides the message now. It is stored already.

    `names_a_pupil` is what guard says of the words: then one report that a child is named is enough. Announcements
    stay until somebody at the school has looked: no family takes a School notice from all others (docs/decisions/013).
    """
    if report.case.room.is_announcements:
        return False
    if _households(report.case) >= ENOUGH_HOUSEHOLDS:
        return True
    if report.reason != Reason.NAMES_CHILD:
        return ROUTES[Reason(report.reason)].holds and _hidden_today(report) < A_DAY
    if _households(report.case, Reason.NAMES_CHILD) >= ENOUGH_FOR_A_NAME:
        return True
    return names_a_pupil and _hidden_today(report) < A_DAY


def _households(case: Case, *reasons: Reason) -> int:
    """Adults who share a pupil are one household: a couple does not hide a message by itself."""
    reports = case.reports.filter(withdrawn_at__isnull=True)
    if reasons:
        reports = reports.filter(reason__in=reasons)
    return families.count_households(set(reports.values_list("reporter", flat=True)))


def _hidden_today(report: Report) -> int:
    return Report.objects.filter(reporter=report.reporter, hid_at__gte=_midnight()).count()


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
