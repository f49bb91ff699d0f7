"""Taking a message down and bringing it back; the row stays, readers get a tombstone (PROTOCOL section 4)."""

from django.utils import timezone

from people.models import User
from rooms.actions.changing import locked, note, show, store
from rooms.actions.holding import STAFF_CIRCLE
from rooms.models import Message


def remove_message(*, message: Message, actor: User, matter: str = "", circle: str = STAFF_CIRCLE) -> bool:
    """The message is gone for all readers; True when it was still there.

    By its author it reads "Removed by its author.", by anyone else "The school took this message down."; one that
    nobody saw leaves nothing. Who removes an own message stands in the row itself, not in the trail (MO-18a).
    """
    with locked(message):
        if message.state == Message.State.REMOVED:
            return False
        message.state, message.removed_at, message.removed_by = (
            Message.State.REMOVED,
            timezone.now(),
            actor,
        )
        message.held_at = message.held_by = None
        store(message, "removed")
        if actor.pk != message.author_id:
            note(message, "removed", actor, matter, circle)
        return True


def restore_message(*, message: Message, actor: User, matter: str = "", circle: str = STAFF_CIRCLE) -> bool:
    """A message that the school took down is back, in its old place if it was ever shown; True when it is.

    What its author removed stays removed.
    """
    with locked(message):
        if message.state != Message.State.REMOVED or message.removed_by_id == message.author_id:
            return False
        show(message)
        store(message, "restored")
        note(message, "restored", actor, matter, circle)
        return True
