from typing import Any

from django.utils import timezone

from moderation import queries, telling
from moderation.actions.effects.deciding import UNDO_WITHIN
from moderation.actions.locking import locked_message
from moderation.errors import NotAllowedNow, NotYours
from moderation.kinds import ContentAction
from moderation.models import Case, Decision
from people.models import User
from rooms.actions.holding import Cause, hold_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Message


def undo(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """Within ten seconds everything is as before, and nobody is told of either (MO-18b)."""
    decision = queries.standing_decision(case)
    if decision is None or actor is None or actor.pk != decision.decided_by_id:
        raise NotYours
    if timezone.now() >= decision.decided_at + UNDO_WITHIN:
        raise NotAllowedNow
    if message := locked_message(case):
        _put_back(message, decision)
    _lift_sanctions(decision)
    telling.nobody_after_all(decision)
    _supersede(decision)
    case.touches_criticism = None
    case.assignee, case.active_at = actor, timezone.now()
    return {}


def _put_back(message: Message, decision: Decision) -> None:
    """Back to the state before. Where the decision changed nothing, there is nothing to put back."""
    case, actor = decision.case, decision.decided_by
    filed = {"matter": case.reference, "circle": queries.circle_of(case)}
    if decision.content_action == ContentAction.NONE or message.state == decision.state_before:
        return
    if decision.state_before == Message.State.HELD:
        hold_message(message=message, actor=actor, cause=Cause.STAFF, **filed)
    elif decision.state_before == Message.State.POSTED:
        restore_message(message=message, actor=actor, **filed)
    else:
        remove_message(message=message, actor=actor, **filed)


def _lift_sanctions(decision: Decision) -> None:
    decision.sanctions.update(lifted_at=timezone.now(), lifted_by=decision.decided_by, lift_reason="undone")


def _supersede(decision: Decision) -> None:
    """A decision's words stay as they were; a new row says that it does not stand."""
    Decision.objects.create(
        case=decision.case,
        decided_by=decision.decided_by,
        content_action=ContentAction.NONE,
        applied_at=timezone.now(),
        supersedes=decision,
    )
