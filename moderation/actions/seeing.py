"""Somebody at the school looks: each report is seen by itself, whatever was seen of its case before (MO-6)."""

from django.utils import timezone

from moderation.kinds import FINISHED
from moderation.models import Case, Report


def see(case: Case) -> None:
    """From now on no report that is in the case by now is taken back. The caller saves the case."""
    now = timezone.now()
    case.first_seen_at = case.first_seen_at or now
    case.reports.filter(seen_at__isnull=True).update(seen_at=now)


def is_seen(report: Report) -> bool:
    """Whether anybody looked since this very report was filed."""
    return report.seen_at is not None or report.case.state in FINISHED
