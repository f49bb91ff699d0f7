"""Fill three rooms to each size in turn, ask, and print one JSON object a size. Run by `bench.search`."""

import json
import statistics
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.filling import fill  # noqa: E402
from rooms.models import Room  # noqa: E402
from rooms.queries import memberships_of  # noqa: E402
from rooms.search.asking import Question, terms_of  # noqa: E402
from rooms.search.finding import find  # noqa: E402
from tests.cast import Cast, build_cast  # noqa: E402


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
