"""The notices of a case: who is told what, in the transaction of what happened (MODERATION section 11).

A notice carries references and times. Its words are put together when it is read: `moderation.notice_words`.
"""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from moderation import conflicts
from moderation.kinds import TAKES, Queue
from moderation.models import Case, Decision, Report
from moderation.reasons import promised_by
from notices import sending
from people.models import SchoolRole, User


class Kind(StrEnum):
    """What a notice of moderation says."""

    REPORT_RECEIVED = "moderation.report.received"
    REPORT_FINISHED = "moderation.report.finished"
    DECIDED_ABOUT_YOU = "moderation.decided.about_you"
    HELD_IS_POSTED = "moderation.held.posted"
    CASE_WAITS = "moderation.case.waits"
    CASE_TO_KNOW = "moderation.case.to_know"
    CHECK_UNAVAILABLE = "moderation.check.unavailable"


def reporter_is_heard(report: Report) -> None:
    """The number, and by when somebody looks."""
    sending.send(
        user_id=report.reporter_id,
        kind=Kind.REPORT_RECEIVED,
        subject=report,
        facts={"report": report.reference, "due_at": promised_by(report.reason, report.filed_at).isoformat()},
    )


def staff_have_a_case(case: Case, people: list[User], kind: Kind = Kind.CASE_WAITS) -> None:
    """A number and nothing else, to people who may look into it or must know that it is there."""
    for user in people:
        sending.send(user_id=user.pk, kind=kind, subject=case, facts={"case": case.reference})


def roles_have_a_case(case: Case, roles: tuple[SchoolRole.Role, ...]) -> None:
    """People who need not look into it, but should know that it is there."""
    for role in roles:
        staff_have_a_case(case, conflicts.holders_of(role, case), Kind.CASE_TO_KNOW)


def everybody_about(decision: Decision, send_after: datetime) -> None:
    """The author and the reporters learn the outcome once it can no longer be undone (MO-18b)."""
    _author(decision, send_after)
    acted = decision.content_action in TAKES or decision.sanctions.exists()
    for report in decision.case.reports.filter(withdrawn_at__isnull=True, outcome_told_at__isnull=True):
        sending.send(
            user_id=report.reporter_id,
            kind=Kind.REPORT_FINISHED,
            subject=decision,
            send_after=send_after,
            facts={"report": report.reference, "acted": acted},
        )
        report.outcome_told_at = send_after
        report.save(update_fields=["outcome_told_at"])


def nobody_after_all(decision: Decision) -> None:
    """What is still on its way is dropped, and those reporters wait for the next outcome."""
    sending.drop_unsent(subject=decision)
    told_by_this = decision.case.reports.filter(outcome_told_at__gt=timezone.now())
    told_by_this.update(outcome_told_at=None)


def _author(decision: Decision, send_after: datetime) -> None:
    """Nothing while a child may be in danger (MO-29), and nothing when a message they never missed stays up."""
    case = decision.case
    if case.queue == Queue.DSL or case.subject_user_id is None:
        return
    if decision.content_action in TAKES or decision.sanctions.exists():
        kind = Kind.DECIDED_ABOUT_YOU
    elif decision.state_before == "held":
        kind = Kind.HELD_IS_POSTED
    else:
        return
    sending.send(
        user_id=case.subject_user_id,
        kind=kind,
        subject=decision,
        send_after=send_after,
        facts={"room": case.room.title},
    )
