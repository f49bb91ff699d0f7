"""Keeping a message at its room's top, and taking it down from there."""

from django.utils import timezone

from rooms.actions.changing import draw_anew, locked, note
from rooms.actions.holding import STAFF_CIRCLE
from rooms.actions.inserting import must_still_be_here
from rooms.errors import MayNotPin
from rooms.faces import Face, face_of
from rooms.models import Membership, Message
from rooms.pins import MOST, may_pin


def pin_message(*, membership: Membership, message: Message) -> bool:
    """Everybody who can read the message finds it at the room's top; True when that is new.

    Raises MayNotPin: not theirs to do, gone, or ten are pinned already; NoSuchRoom.
    """
    with locked(message):
        _must_be_allowed(membership, message)
        if face_of(message, membership) is not Face.FULL:
            raise MayNotPin("removed")
        if message.pinned_at is not None:
            return False
        shown = message.room.messages.filter(pinned_at__isnull=False, state=Message.State.POSTED)
        if shown.count() >= MOST:
            raise MayNotPin("too_many")
        message.pinned_at = timezone.now()
        draw_anew(message, "pinned_at")
        note(message, "pinned", membership.user, matter="", circle=STAFF_CIRCLE)
        return True


def unpin_message(*, membership: Membership, message: Message) -> bool:
    """The message stands in its place only; True when that is new. Raises MayNotPin, NoSuchRoom."""
    with locked(message):
        _must_be_allowed(membership, message)
        if message.pinned_at is None:
            return False
        message.pinned_at = None
        draw_anew(message, "pinned_at")
        note(message, "unpinned", membership.user, matter="", circle=STAFF_CIRCLE)
        return True


def _must_be_allowed(membership: Membership, message: Message) -> None:
    membership.room = message.room
    must_still_be_here(membership)
    if not may_pin(membership):
        raise MayNotPin("not_yours")
