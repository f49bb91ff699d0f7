"""News for the sockets: rendered and encoded once, sent after commit. The only caller of the channel layer."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from rooms import doorbell, frames
from rooms.models import Message, Room


def message_changed(message: Message) -> None:
    """Tell the room about a new or changed message, each reader in the face that is theirs."""
    _after_commit(lambda: _send_message(message))


def room_changed(room: Room, *, refetch: bool = False) -> None:
    """Tell the room its whole current state; `refetch` asks pages to read their messages again (PR-6, PR-7)."""
    _after_commit(lambda: _send_room(room.pk, refetch))


def rooms_of_person_changed(user_id: int) -> None:
    """Make every socket of a person look again at which rooms they are in."""
    _after_commit(lambda: doorbell.ring(f"user.{user_id}", {"kind": "rooms"}))


def read_moved(user_id: int, room_id: int, last_read_seq: int) -> None:
    """Tell the person's own devices how far they have read (PR-37: nobody else)."""
    frame = {"type": "read.moved", "room": room_id, "last_read_seq": last_read_seq}
    doorbell.ring(f"user.{user_id}", {"kind": "frame", "text": _text(frame)})


def somebody_types(room_id: int, user_id: int, seconds: int) -> None:
    """Tell everybody else in the room that someone types, for so long; names nobody (PR-38). Zero: no more."""
    until = timezone.now() + timedelta(seconds=seconds)
    frame = {"type": "typing", "room": room_id, "until": until.isoformat(timespec="milliseconds")}
    event = {"kind": "frame", "text": _text(frame), "tick": "", "room": room_id, "version": 0}
    doorbell.ring(f"room.{room_id}", event | {"state_version": 0, "seq": 0, "not_for": user_id})


def event_answered(user_id: int, room_id: int, event_id: int, answer: str) -> None:
    """Tell the person's own devices whether they come; others only see the numbers on the card."""
    frame = {"type": "event.answered", "room": room_id, "event": event_id, "answer": answer}
    doorbell.ring(f"user.{user_id}", {"kind": "frame", "text": _text(frame)})


def poll_voted(user_id: int, room_id: int, poll_id: int, chosen: list[int]) -> None:
    """Tell the person's own devices what they chose; others only see the totals on the card."""
    frame = {"type": "poll.voted", "room": room_id, "poll": poll_id, "chosen": chosen}
    doorbell.ring(f"user.{user_id}", {"kind": "frame", "text": _text(frame)})


def acknowledged(message: Message, user_ids: Iterable[int]) -> None:
    """Tell these people's devices that they may ask anew how an announcement stands; says neither who nor how many."""
    frame = {"type": "acknowledged", "room": message.room_id, "message": message.pk}
    event = {"kind": "frame", "text": _text(frame)}
    users = sorted(user_ids)

    def ring() -> None:
        for user_id in users:
            doorbell.ring(f"user.{user_id}", event)

    _after_commit(ring)


def hidden_changed(user_id: int, people: list[int]) -> None:
    """Tell the person's own devices whose messages they hide now."""
    doorbell.ring(
        f"user.{user_id}", {"kind": "frame", "text": _text({"type": "hidden.changed", "people": people})}
    )


def session_digest(session_key: str) -> str:
    """Names a session on the wire without giving it away (PR-20)."""
    return hashlib.sha256(f"session:{session_key}".encode()).hexdigest()[:32]


def session_ended(user_id: int, digest: str = "") -> None:
    """Close the sockets of one signed-out device; an empty digest means all of them (PR-20)."""
    doorbell.ring(f"user.{user_id}", {"kind": "session.ended", "digest": digest})


def _after_commit(tell: Callable[[], None]) -> None:
    """Failing to tell must not fail what was saved. Django names a failed callback: a partial has no name."""
    transaction.on_commit(tell, robust=True)


def _send_message(message: Message) -> None:
    for_all, for_author = frames.public_frame(message), frames.author_frame(message)
    same = for_all == for_author
    _ring_room(message.room_id, for_all, not_for=0 if same else message.author_id)
    if not same:
        doorbell.ring(f"user.{message.author_id}", {"kind": "frame", "text": _text(for_author)})


def _send_room(room_id: int, refetch: bool) -> None:
    room = Room.objects.get(pk=room_id)
    _ring_room(room_id, frames.room_frame(room, refetch=refetch))


def _ring_room(room_id: int, frame: dict[str, Any], not_for: int = 0) -> None:
    event = {
        "kind": "frame",
        "text": _text(frame),
        "tick": _text(frames.tick(room_id, frame["version"], frame["state_version"])),
        "room": room_id,
        "version": frame["version"],
        "state_version": frame["state_version"],
        "seq": frame.get("seq", 0),
        "not_for": not_for,
    }
    doorbell.ring(f"room.{room_id}", event)


def _text(frame: dict[str, Any]) -> str:
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
