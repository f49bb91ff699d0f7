"""Saying things over the reference door, as a browser does."""

import json
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from people.models import User
from rooms.access import membership_for
from rooms.actions.post_message import record_message
from rooms.models import Membership, Message, Room

JSON = {"accept": "application/json"}


def say(client: Client, room: Room, body: Any = "Hello", **more: Any) -> HttpResponse:
    """POST one message as JSON; `client_id` is new unless given."""
    said = {"client_id": str(uuid4()), "body": body} | more
    return client.post(
        f"/rooms/{room.slug}/messages", json.dumps(said), content_type="application/json", headers=JSON
    )


def said(
    user: User, room: Room, body: str = "Hello", *, reply_to: int | None = None, asks: bool = False
) -> Message:
    """A message that is there already, whatever it says: taken as it is, with a new id."""
    membership = membership_for(user, room.slug)
    return record_message(membership=membership, client_id=uuid4(), body=body, reply_to=reply_to, asks=asks)


def membership_of(user: User, room: Room) -> Membership:
    return Membership.objects.select_related("room", "user").get(user=user, room=room, ended_at__isnull=True)
