"""What travels: frames for sockets, answers and catch-up are the same dictionaries (PROTOCOL section 5)."""

from typing import Any

from django.template.loader import render_to_string

from rooms import audience
from rooms.class_life import class_life, class_life_html
from rooms.faces import Face, author_face, public_face, render
from rooms.models import Membership, Message, Room
from rooms.modes import slow_line

Frame = dict[str, Any]


def message_frame(message: Message, membership: Membership) -> Frame:
    """The frame this member gets of this message today."""
    is_author = message.author_id == membership.user_id
    return author_frame(message) if is_author else public_frame(message)


def public_frame(message: Message) -> Frame:
    """The frame for everyone but the author; a message nobody else ever saw is only a tick (PR-16)."""
    face = public_face(message)
    if face is Face.NONE and message.shown_at is None:
        return tick(message.room_id, message.version, message.room.state_version)
    return _frame(message, face)


def author_frame(message: Message) -> Frame:
    return _frame(message, author_face(message))


def tick(room_id: int, version: int, state_version: int) -> Frame:
    """Something changed that this reader is not shown: only the number moves on."""
    return {"type": "tick", "room": room_id, "version": version, "state_version": state_version}


def room_frame(room: Room, *, refetch: bool) -> Frame:
    return {
        "type": "room.changed",
        "room": room.pk,
        "version": room.clock,
        "state_version": room.state_version,
        "state": room_state(room),
        "refetch": refetch,
    }


def room_state(room: Room) -> Frame:
    """The whole current state of a room, the same for every reader (PR-6)."""
    line, life = audience.of(room), class_life(room)
    return {
        "mode": room.mode,
        "mode_note": room.mode_note,
        "typing": room.typing,
        "life_html": class_life_html(life),
        "events": life.count,
        "title": room.title,
        "members_line": line.members,
        "audience_html": render_to_string("rooms/_audience.html", {"room": room, "audience": line}).strip(),
        "may_post": room.mode not in (Room.Mode.LOCKED, Room.Mode.SEALED),
        "closed_line": audience.closed_line(room),
        "slow_line": slow_line(room),
        "slow_seconds": room.slow_seconds if room.mode == Room.Mode.SLOW else 0,
    }


def _frame(message: Message, face: Face) -> Frame:
    frame = {
        "type": "message",
        "room": message.room_id,
        "id": message.pk,
        "author": message.author_id,
        "client_id": str(message.client_id),
        "seq": message.seq,
        "version": message.version,
        "state_version": message.room.state_version,
        "face": face.value,
    }
    return frame if face is Face.NONE else frame | {"html": _rendered(message, face)}


def _rendered(message: Message, face: Face) -> str:
    """Rendered once for the answer to the author and the frame to the room."""
    kept: dict[tuple[int, str], str] = message.__dict__.setdefault("_rendered", {})
    key = (message.version, face.value)
    if key not in kept:
        kept[key] = render(message, face)
    return kept[key]
