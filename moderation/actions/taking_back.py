"""A reporter takes a report back, or adds to it (MO-10, MO-14a)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from audit import trail
from moderation import capsules, evidence, queries
from moderation.actions.filing import LONGEST, checked_comment
from moderation.actions.locking import lock_room
from moderation.actions.seeing import is_seen
from moderation.actions.transition import transition
from moderation.errors import AlreadyBeingRead, BadReport, NoSuchReport, NotAllowedNow
from moderation.kinds import FINISHED, State, Trigger
from moderation.models import Case, Report
from moderation.reasons import NEVER_TAKEN_BACK
from moderation.verbs import Verb
from people.models import User
from rooms.actions.holding import release_message
from rooms.models import Message

LIFTS_WITHIN = timedelta(minutes=10)


@transaction.atomic
def withdraw_report(*, report: Report, actor: User) -> Report:
    """Take it back while nobody has looked at it. Again changes nothing. Raises NoSuchReport, AlreadyBeingRead.

    Within ten minutes the last report of a case that nobody has seen takes with it the case and a hold that only
    reports caused; never when a child may be in danger.
    """
    report, case = _locked(report, actor)
    if report.withdrawn_at is not None:
        return report
    if is_seen(report):
        raise AlreadyBeingRead
    report.withdrawn_at = timezone.now()
    report.save(update_fields=["withdrawn_at"])
    case.version += 1
    case.save(update_fields=["version"])
    lock_room(case)
    _note(report, case, "withdrawn")
    if _leaves_nothing(report, case):
        _lift_hold(case)
        _close_if_empty(case)
    return report


@transaction.atomic
def add_note_to_report(*, report: Report, actor: User, text: str) -> Report:
    """More words for the school, frozen as evidence of their own. Raises NoSuchReport, BadReport, NotAllowedNow."""
    text = checked_comment(text)
    report, case = _locked(report, actor)
    if report.withdrawn_at is not None or case.state in FINISHED:
        raise NotAllowedNow
    if text and f"\n{report.comment}".endswith(f"\n{text}"):
        return report  # sent again because the answer was lost
    comment = f"{report.comment}\n{text}".strip()
    if not text or len(comment) > LONGEST:
        raise BadReport("comment")
    report.comment = comment
    report.save(update_fields=["comment"])
    case.version += 1
    case.save(update_fields=["version"])
    capsule = capsules.seal(
        case=case, trigger=Trigger.NOTE, content={"reports": [evidence.of_report(report)]}
    )
    _note(report, case, "added_to", capsule=capsule.sha256)
    return report


def _locked(report: Report, actor: User) -> tuple[Report, Case]:
    case = Case.objects.select_for_update().get(pk=report.case_id)
    found = Report.objects.filter(pk=report.pk, reporter=actor).first()
    if found is None:
        raise NoSuchReport
    found.case = case
    return found, case


def _leaves_nothing(report: Report, case: Case) -> bool:
    reports = case.reports.all()
    return (
        case.state == State.NEW
        and case.first_seen_at is None
        and timezone.now() - report.filed_at < LIFTS_WITHIN
        and all(one.withdrawn_at is not None for one in reports)
        and not any(one.reason in NEVER_TAKEN_BACK for one in reports)
    )


def _lift_hold(case: Case) -> None:
    """Only a hold that reports caused: what staff, the check or its author held waits on."""
    message = queries.message_of(case)
    if message is None or message.held_by_id is not None or _was_edited_since(message):
        return
    if case.reports.filter(hid_at__isnull=False).exists():
        release_message(message=message, actor=None, matter=case.reference, circle=queries.circle_of(case))


def _was_edited_since(message: Message) -> bool:
    """Words that were changed while they were hidden were read by nobody and checked by nothing yet."""
    return bool(message.held_at and message.edited_at and message.edited_at > message.held_at)


def _close_if_empty(case: Case) -> None:
    try:
        transition(case=case, verb=Verb.CLOSE, actor=None, expected_version=case.version)
    except NotAllowedNow:
        return  # something else waits in it: a hold, or what the case was opened for


def _note(report: Report, case: Case, deed: str, **facts: str) -> None:
    trail.record(
        actor=report.reporter,
        action=f"moderation.report.{deed}",
        subject=report,
        label=report.reference,
        matter=case.reference,
        facts=facts,
        circle=queries.circle_of(case),
    )
