"""Fill three rooms to each size in turn, ask, and print one JSON object a size. Run by `bench.search`."""

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import accumulate
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from people.models import User  # noqa: E402
from rooms.models import Message, Room  # noqa: E402
from rooms.queries import memberships_of  # noqa: E402
from rooms.search import postgres  # noqa: E402
from rooms.search.asking import Question, terms_of  # noqa: E402
from rooms.search.finding import find  # noqa: E402
from tests.cast import Cast, build_cast  # noqa: E402

RARE = 12  # messages with the rare word, whatever the size
BATCH = 5_000
YEARS = timedelta(days=1500)
chance = random.Random(20261119)
VOCABULARY = [
    "".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(3, 9))) for _ in range(20_000)
]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(VOCABULARY) + 1)))


def main(rounds: int, sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    cast = build_cast()
    mine = [cast.willow_room, cast.oak_room, cast.school_notices]
    others = Room.objects.create(kind=Room.Kind.GROUP, title="Somebody else’s")
    for done, size in zip([0, *sizes], sizes, strict=False):
        fill(mine, cast, done, size)
        tell(f"{size:,}", measure(cast, rounds))
    fill([others], cast, 0, sizes[-1])
    tell("and as many elsewhere", measure(cast, rounds))


def tell(label: str, times: dict[str, dict[str, float]]) -> None:
    print(json.dumps({"label": label, "times": times}), flush=True)


def fill(rooms: list[Room], cast: Cast, done: int, size: int) -> None:
    """Messages by turns in these rooms, evenly over four years; the later ones newer."""
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


def measure(cast: Cast, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds of the first page of results, messages and snippets included, by question."""
    last_year = timezone.now() - timedelta(days=365)
    questions = {
        "a rare word": Question(terms_of("galoshes ")),
        "a word in 1 of 1,000": Question(terms_of("wellies")),
        "a word in 1 of 5": Question(terms_of("please")),
        "two letters of a word": Question(terms_of("we")),
        "a rare and a common word": Question(terms_of("please wellies")),
        "no such word": Question(terms_of("quixotic")),
        "a word by one person": Question(terms_of("wellies"), authors=(cast.dan.pk,)),
        "a word before last year": Question(terms_of("wellies"), until=last_year),
        "everything by one person": Question(authors=(cast.dan.pk,)),
    }
    memberships = memberships_of(cast.sam)
    times: dict[str, list[float]] = {name: [] for name in questions}
    for _ in range(rounds):
        for name, question in questions.items():
            start = time.perf_counter()
            find(question, memberships, {})
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: _summary(taken) for name, taken in times.items()}


def _summary(taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {"median": statistics.median(ordered), "p99": ordered[int(len(ordered) * 0.99) - 1]}


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(size) for size in sys.argv[2:]])
