"""What was said before the test begins, and people who write without a browser of their own."""

import json
import urllib.request
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from people.models import User
from rooms import broadcasts
from rooms.models import Membership, Message, Room
from tests.browser.elsewhere import elsewhere
from tests.cast import sign_in
from tests.services.server import Server

TOKEN = "a" * 32


def write_history(
    room: Room,
    authors: Sequence[User],
    count: int,
    *,
    until: datetime | None = None,
    step: timedelta = timedelta(minutes=3),
) -> list[Message]:
    """`count` messages "Line 1" … in turn by these authors, the last one `until` (two hours ago)."""
    end = until or timezone.now() - timedelta(hours=2)
    room.refresh_from_db()
    messages = []
    for number in range(1, count + 1):
        at = end - step * (count - number)
        seq = room.clock + number
        author = authors[(number - 1) % len(authors)]
        messages.append(
            Message(
                room=room,
                author=author,
                author_role=Membership.objects.get(room=room, user=author).role,
                client_id=uuid4(),
                body=f"Line {number}",
                seq=seq,
                version=seq,
                created_at=at,
                shown_at=at,
            )
        )
    Message.objects.bulk_create(messages)
    Room.objects.filter(pk=room.pk).update(clock=room.clock + count)
    return messages


def has_read(user: User, message: Message) -> None:
    """The person read up to and including this message."""
    Membership.objects.filter(user=user, room=message.room).update(last_read_seq=message.seq)


def has_read_all(*users: User) -> None:
    for membership in Membership.objects.filter(user__in=users).select_related("room"):
        membership.last_read_seq = membership.room.clock
        membership.save(update_fields=["last_read_seq"])


def read_mark(user: User, room: Room) -> int:
    return Membership.objects.get(user=user, room=room).last_read_seq


def post(server: Server, user: User, room: Room, body: str) -> dict[str, Any]:
    """The person says something, through the same door as a browser; the frame that comes back."""
    session = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    request = urllib.request.Request(
        f"{server.url}/rooms/{room.slug}/messages",
        data=json.dumps({"client_id": str(uuid4()), "body": body}).encode(),
        headers={
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Cookie": cookies,
            "X-CSRFToken": TOKEN,
        },
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        frame: dict[str, Any] = json.load(answer)["frame"]
        return frame


def take_down(message: Message, by: User) -> None:
    """The school removes a message that was shown."""
    elsewhere(lambda: _take_down(message, by))


def _take_down(message: Message, by: User) -> None:
    with transaction.atomic():
        room = Room.objects.get(pk=message.room_id)
        version = room.tick()
        changed = Message.objects.select_related("author", "room").get(pk=message.pk)
        changed.state, changed.version = Message.State.REMOVED, version
        changed.removed_at, changed.removed_by = timezone.now(), by
        changed.room = room
        changed.save()
        broadcasts.message_changed(changed)
