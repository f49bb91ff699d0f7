"""What a class rep or staff keep at a room's top, for each reader as they may see it today."""

from collections.abc import Collection

from django.db.models import QuerySet

from rooms.access import is_sanctioned, may_run_events
from rooms.attachments.queries import load_attachments
from rooms.faces import Face, face_of
from rooms.models import Membership, Message, Room
from rooms.queries import these_for
from rooms.quotes import Quote, quote_of

MOST = 10  # in a room at a time


def pinned_for(membership: Membership) -> list[Message]:
    """The pinned messages that this member reads today, the one pinned last first. Two queries."""
    pinned = _pinned(membership)
    shown = [message for message in pinned if face_of(message, membership) is Face.FULL]
    load_attachments(shown)
    return shown


def _pinned(membership: Membership) -> QuerySet[Message]:
    """Which they are is asked by itself: in one question SQLite would read the whole room to find them."""
    few = Message.objects.filter(room_id=membership.room_id, pinned_at__isnull=False)
    ids = list(few.values_list("pk", flat=True))
    return these_for(membership, ids).order_by("-pinned_at", "-pk")


def pins_of(membership: Membership, hidden: Collection[int] = ()) -> list[Quote]:
    """The same in short, as the bar shows them. `hidden` are ids of people whom the member hides."""
    return [quote_of(message, Face.FULL, hidden) for message in pinned_for(membership)]


def may_pin(membership: Membership) -> bool:
    """Staff and class reps; in announcements who posts there. Not whom the school has stopped posting."""
    if membership.room.mode == Room.Mode.SEALED:
        return False
    return may_run_events(membership) and not is_sanctioned(membership)
