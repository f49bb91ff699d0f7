"""Bringing and sending pictures and files over the reference door, as a browser does."""

import io
import json
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from people.models import User
from rooms.access import membership_for
from rooms.actions.bringing import bring_attachment
from rooms.actions.holding import Cause, hold_message
from rooms.actions.post_message import record_message
from rooms.actions.removal import remove_message
from rooms.models import Attachment, Message, Room
from tests.cast import Cast
from tests.people.photos.files import picture, upload
from tests.rooms.talk import JSON, say

WELLIES = "Three pairs of wellies on a bench"


def bring(
    client: Client, room: Room, content: bytes | None = None, name: str = "IMG_2041.jpg"
) -> HttpResponse:
    file = upload(picture() if content is None else content, name)
    return client.post(f"/rooms/{room.slug}/files", {"file": file}, headers=JSON)


def brought(user: User, room: Room, content: bytes | None = None, name: str = "IMG_2041.jpg") -> Attachment:
    """A red picture, or another file, that waits for a message."""
    content = picture() if content is None else content
    membership = membership_for(user, room.slug)
    return bring_attachment(membership=membership, upload=io.BytesIO(content), name=name, size=len(content))


def send(
    client: Client, room: Room, *files: Attachment, body: str = "", alt: str = WELLIES, **more: object
) -> HttpResponse:
    return say(client, room, body, files=[{"id": str(one.pk), "alt": alt} for one in files], **more)


def sent(
    user: User, room: Room, body: str = "", *, alt: str = WELLIES, files: list[Attachment] | None = None
) -> Message:
    """A message with a picture that everybody in the room sees, as if a moderator had let it through."""
    attachments = files or [brought(user, room)]
    for place, one in enumerate(attachments):
        one.place, one.alt = place, alt
    return record_message(
        membership=membership_for(user, room.slug),
        client_id=uuid4(),
        body=body,
        attachments=attachments,
    )


def get(client: Client, attachment: Attachment, small: bool = False, **headers: str) -> HttpResponse:
    return client.get(f"/files/{attachment.pk}{'/preview' if small else ''}", headers=headers)


def said_in(answer: HttpResponse) -> dict[str, object]:
    return json.loads(answer.content)  # type: ignore[no-any-return]


def pictures(cast: Cast) -> dict[str, object]:
    """Sam’s pictures in Willow, by how they stand."""
    held, removed = sent(cast.sam, cast.willow_room), sent(cast.sam, cast.willow_room)
    hold_message(message=held, actor=None, cause=Cause.STAFF)
    remove_message(message=removed, actor=cast.lowe)
    shown = sent(cast.sam, cast.willow_room)
    standing = {"willow_picture": shown, "sams_held_picture": held, "removed_picture": removed}
    return {name: message.attachments.get().pk for name, message in standing.items()} | {
        "sams_unsent_picture": brought(cast.sam, cast.willow_room).pk
    }
