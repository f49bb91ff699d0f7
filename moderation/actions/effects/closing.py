from typing import Any

from django.utils import timezone

from moderation import clocks, queries
from moderation.errors import NotAllowedNow
from moderation.kinds import State
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
    may_close = queries.nothing_is_left(case) if case.state == State.NEW else _is_settled(case)
    if not may_close:
        raise NotAllowedNow
    case.closed_at = timezone.now()
    return {}


def _is_settled(case: Case) -> bool:
    decision = queries.standing_decision(case)
    if decision is None:
        return False
    return timezone.now() >= clocks.add_school_days(decision.decided_at, APPEAL_SCHOOL_DAYS)
