"""Locks, always in this order: the case, its room, the head of the trail (PROTOCOL PR-2)."""

from moderation import queries
from moderation.models import Case
from rooms.models import Message, Room


def lock_room(case: Case) -> Room:
    return Room.objects.select_for_update().get(pk=case.room_id)


def locked_message(case: Case) -> Message | None:
    """The message a case is about, as it is now and while its room is locked; None for other cases."""
    lock_room(case)
    return queries.message_of(case)
