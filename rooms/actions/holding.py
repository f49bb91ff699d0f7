"""Holding a message until a person has looked, and letting it go again (PROTOCOL sections 2 and 4)."""

from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from audit.models import AuditEntry
from people.models import User
from rooms import signals
from rooms.actions.changing import locked, note, show, store
from rooms.models import Message

STAFF_CIRCLE = AuditEntry.Circle.STAFF.value


class Cause(StrEnum):
    """Why a message waits: what its author chose, what the check could not say, or who asked for it."""

    ASKED = "asked"
    CHECK_UNAVAILABLE = "check_unavailable"
    PRE_CHECKED = "pre_checked"
    ATTACHED = "attached"
    REPORTED = "reported"
    REP = "rep"
    STAFF = "staff"


def hold_message(
    *, message: Message, actor: User | None, cause: Cause, matter: str = "", circle: str = STAFF_CIRCLE
) -> bool:
    """Nobody but its author reads the message until a person has looked; True when that is new.

    Also takes a message back that the school removed, as undoing a decision does. `actor` is None when a rule of
    the school holds it, as after a report: a report's author is named nowhere near the message.
    """
    with locked(message):
        if not _may_be_held(message):
            return False
        message.state, message.held_at, message.held_by = Message.State.HELD, timezone.now(), actor
        message.held_for = cause
        message.removed_at = message.removed_by = None
        store(message, "held")
        note(message, "held", actor, matter, circle)
        announce_hold(message, cause)
        return True


def release_message(
    *, message: Message, actor: User | None, matter: str = "", circle: str = STAFF_CIRCLE
) -> bool:
    """Everybody reads the held message; True when it was held. A first showing is new to everyone (PR-4)."""
    with locked(message):
        if message.state != Message.State.HELD:
            return False
        show(message)
        store(message, "released")
        note(message, "released", actor, matter, circle)
        return True


def announce_hold(message: Message, cause: Cause) -> None:
    """Say on commit that a message waits for a person; also for one that is stored held from the start."""
    transaction.on_commit(
        lambda: signals.message_held.send(sender=Message, message_id=message.pk, cause=cause), robust=True
    )


def _may_be_held(message: Message) -> bool:
    by_school = message.state == Message.State.REMOVED and message.removed_by_id != message.author_id
    return message.scrubbed_at is None and (message.state == Message.State.POSTED or by_school)
