"""What a page missed: today's faces of everything that changed since a version (PROTOCOL section 6)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from people.queries import the_school
from rooms import frames, history
from rooms.attachments.queries import load_attachments
from rooms.models import Membership, Message, Room
from rooms.pins import pinned_for
from rooms.queries import messages_for, these_for

MOST_CHANGES = 200


@dataclass(frozen=True)
class Place:
    """Where a page stands: its version, and the epoch and membership it was drawn under (0 for none)."""

    version: int
    epoch: str
    membership_id: int


def since(membership: Membership, place: Place) -> dict[str, Any]:
    """`{clock, frames[], state?}`, or everything anew with `reset` when the difference cannot be told (PR-25)."""
    room = Room.objects.get(pk=membership.room_id)  # the clock is read before the messages (PR-23)
    membership.room = room
    if _must_reset(membership, place):
        return _reset(membership)
    messages = list(changes(membership, place.version, room.clock)[: MOST_CHANGES + 1])
    if len(messages) > MOST_CHANGES:
        return _reset(membership)
    messages.sort(key=lambda message: message.seq)
    answer: dict[str, Any] = {"clock": room.clock, "frames": frames_of(messages, membership)}
    if room.state_version > place.version:
        answer["state"] = frames.room_state(room) | {"state_version": room.state_version}
    return answer


def changes(membership: Membership, version: int, clock: int) -> QuerySet[Message]:
    """Messages that changed after `version` until `clock`, in the order of their change.

    In the order of their places SQLite would read the whole room to find a few.
    """
    return messages_for(membership).filter(version__gt=version, version__lte=clock).order_by("version")


def frames_of(messages: list[Message], membership: Membership) -> list[frames.Frame]:
    """Frames of messages of the membership's room, without a query a message."""
    for message in messages:
        message.room = membership.room
    load_attachments(messages)
    return [frames.message_frame(message, membership) for message in messages]


def before(membership: Membership, seq: int) -> dict[str, Any]:
    """The page of messages before a place, oldest first, and whether there are more (keyset, not offset)."""
    stretch = history.before(membership, seq)
    return {"frames": frames_of(stretch.messages, membership), "more": stretch.has_older}


def after(membership: Membership, seq: int) -> dict[str, Any]:
    """The page of messages after a place, likewise."""
    stretch = history.after(membership, seq)
    return {"frames": frames_of(stretch.messages, membership), "more": stretch.has_newer}


def these(membership: Membership, ids: list[int]) -> dict[str, Any]:
    """Messages by number, such as the originals of replies: those that this person may see."""
    frames = frames_of(list(these_for(membership, ids)), membership)
    return {"frames": [frame for frame in frames if "html" in frame]}


def _must_reset(membership: Membership, place: Place) -> bool:
    return (
        place.version > membership.room.clock
        or place.version < membership.room.refetch_version
        or place.epoch != the_school().sync_epoch
        or place.membership_id != (membership.pk or 0)
    )


def _reset(membership: Membership) -> dict[str, Any]:
    room = membership.room
    page = before(membership, room.clock + 1)
    state = frames.room_state(room) | {"state_version": room.state_version}
    return {
        "clock": room.clock,
        "frames": page["frames"],
        "more": page["more"],
        "pins": frames_of(pinned_for(membership), membership),
        "state": state,
        "reset": True,
        "epoch": the_school().sync_epoch,
        "membership": membership.pk or 0,
        "last_read_seq": membership.last_read_seq,
    }
