"""Which messages a person still sees something of, asked for many at once."""

from collections.abc import Iterable

from people.models import User
from rooms.faces import Face, face_of
from rooms.models import Message
from rooms.queries import live_memberships


def shown_ids(user: User, message_ids: Iterable[int]) -> set[int]:
    """Those of the messages that stand, in whatever way, in a room that is open to the person. Two queries."""
    messages = list(Message.objects.filter(pk__in=list(message_ids)))
    mine = (
        live_memberships().filter(user=user, room__in={one.room_id for one in messages}) if messages else ()
    )
    places = {membership.room_id: membership for membership in mine}
    return {
        one.pk
        for one in messages
        if (place := places.get(one.room_id))
        and one.seq > place.sees_from_seq
        and face_of(one, place) is not Face.NONE
    }
