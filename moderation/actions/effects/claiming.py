from datetime import timedelta
from typing import Any

from django.utils import timezone

from moderation.actions.seeing import see
from moderation.errors import NotAllowedNow, NotYours
from moderation.models import Case
from people.models import User

IDLE = timedelta(minutes=30)


def claim(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """The case is this colleague's; from the first claim on, nobody takes a report of it back."""
    case.assignee, case.active_at = actor, timezone.now()
    see(case)
    return {}


def unclaim(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """ "Let go": its own colleague does, or a rule of the school, as after 30 idle minutes."""
    if actor is not None and actor.pk != case.assignee_id:
        raise NotYours
    whose = case.assignee_id
    case.assignee = None
    return {"from": whose}


def take_over(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """The case goes from one colleague to another; the trail says whose it was."""
    if actor is None or actor.pk == case.assignee_id:
        raise NotAllowedNow
    whose = case.assignee_id
    case.assignee, case.active_at = actor, timezone.now()
    see(case)
    return {"from": whose}
