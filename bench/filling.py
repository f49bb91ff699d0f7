"""Messages by the hundred thousand, in words as frequent as in a language. Needs Django to be set up."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import accumulate
from uuid import UUID

from django.db import connection
from django.utils import timezone

from people.models import User
from rooms.models import Message, Room
from rooms.search import postgres
from tests.cast import Cast

RARE = 12  # messages with the rare word, whatever the size
BATCH = 5_000
YEARS = timedelta(days=1500)
chance = random.Random(20261119)
VOCABULARY = [
    "".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(3, 9))) for _ in range(20_000)
]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(VOCABULARY) + 1)))


def fill(rooms: list[Room], cast: Cast, done: int, size: int) -> None:
    """Messages by turns in these rooms, one of which may be there many times; evenly over four years."""
    authors = [cast.hannah, cast.dan, cast.aisha, cast.kofi, cast.tom, cast.adeyemi]
    start = timezone.now() - YEARS
    rare = set(chance.sample(range(size), RARE)) if not done else set()
    with _unindexed():
        for first in range(done, size, BATCH):
            numbers = range(first, min(first + BATCH, size))
            Message.objects.bulk_create(
                _message(rooms, authors, number, start + YEARS * (number / 4_000_000), number in rare)
                for number in numbers
            )
    for place, room in enumerate(rooms):
        Room.objects.filter(pk=room.pk).update(clock=size + place)


def _message(rooms: list[Room], authors: list[User], number: int, at: datetime, is_rare: bool) -> Message:
    words = chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=chance.randint(3, 16))
    words += ["please"] * (number % 5 == 0) + ["wellies"] * (number % 1000 == 7) + ["galoshes"] * is_rare
    return Message(
        room=rooms[number % len(rooms)],
        author=authors[number % len(authors)],
        client_id=UUID(int=chance.getrandbits(128), version=4),
        body=" ".join(words),
        seq=number + 1,
        version=number + 1,
        created_at=at,
        shown_at=at,
    )


@contextmanager
def _unindexed() -> Iterator[None]:
    """PostgreSQL makes its index in one go much faster than word by word, and then needs to know its table."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX rooms_message_search")
        yield
        cursor.execute(postgres.INDEX)
        cursor.execute("VACUUM ANALYZE rooms_message")
