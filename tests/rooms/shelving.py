"""Things on a room's shelf, as staff and reps put them there."""

from people.models import User
from rooms.access import membership_for
from rooms.actions.shelf import Worth, keep_resource
from rooms.models import Resource, Room


def kept(user: User, room: Room, title: str = "Spellings this half-term", **more: object) -> Resource:
    """A short list of words, unless said otherwise."""
    said = {"words": "because, beautiful, between"} | more
    worth = Worth(title=title, **said)  # type: ignore[arg-type]
    return keep_resource(membership=membership_for(user, room.slug), worth=worth)
