from typing import Any

from django.utils import timezone

from moderation import clocks, queries
from moderation.errors import NotAllowedNow
from moderation.kinds import State, Trigger
from moderation.models import Case
from people.models import User

APPEAL_SCHOOL_DAYS = 20


def reopen(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """A new report or fact: whoever decided has it again, with a new time to look."""
    now = timezone.now()
    case.due_at = clocks.first_look_by(case.severity, now)
    case.active_at = now
    return {}


def close(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """A new case closes when every report was taken back, a decided one when nobody can ask to look again."""
    may_close = _is_empty(case) if case.state == State.NEW else _is_settled(case)
    if not may_close:
        raise NotAllowedNow
    case.closed_at = timezone.now()
    return {}


def _is_empty(case: Case) -> bool:
    """Opened by reports that were all taken back, and nothing waits."""
    first = case.capsules.first()
    by_report = first is not None and first.trigger == Trigger.FIRST_REPORT
    return (
        by_report
        and not case.reports.filter(withdrawn_at__isnull=True).exists()
        and not queries.holds_message(case)
    )


def _is_settled(case: Case) -> bool:
    decision = queries.standing_decision(case)
    if decision is None:
        return False
    return timezone.now() >= clocks.add_school_days(decision.decided_at, APPEAL_SCHOOL_DAYS)
