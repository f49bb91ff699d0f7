"""Asking the pages of results, and the index behind them."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from people.models import User
from rooms.models import Message, Room
from rooms.search import index
from rooms.search.asking import Place, Question, terms_of
from tests.cast import sign_in

WORDS = "Please bring wellies and a towel"


def found(person: User, q: str = "", room: Room | None = None, **more: str) -> list[int]:
    """Ids of the messages on the person's page of results, in its order."""
    page = look(sign_in(person), q, room, **more)
    return [hit.message.pk for hit in page.context["results"].found] if page.context["results"] else []


def look(client: Client, q: str = "", room: Room | None = None, **more: str) -> Any:
    address = f"/rooms/{room.slug}/search" if room else "/search"
    page = client.get(f"{address}?{urlencode({'q': q} | more)}")
    assert page.status_code == 200
    return page


def in_index(word: str, room: Room) -> list[int]:
    """What the index itself holds, before any message is looked at."""
    hits = index.hits(Question(terms_of(word)), [Place(room.pk, 0, 2**32)], 100)
    return [hit.message_id for hit in hits]


def quickly(room: Room, author: User, number: int) -> Message:
    """A message straight into the table, as imports and the demo write them."""
    room.refresh_from_db()
    at = timezone.now() - timedelta(minutes=100 - number)
    made = Message.objects.bulk_create(
        [
            Message(
                room=room,
                author=author,
                client_id=uuid4(),
                body=f"{WORDS} {number}",
                seq=room.clock + 1,
                version=room.clock + 1,
                created_at=at,
                shown_at=at,
            )
        ]
    )
    Room.objects.filter(pk=room.pk).update(clock=room.clock + 1)
    return made[0]
