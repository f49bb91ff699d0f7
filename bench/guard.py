"""How long the check before a message takes: usual messages, long ones and hostile ones, against a plain regex pass."""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from guard import Context, NameIndex, Pupil, check
from tests.guard.hollybank import CORPUS, context, roll
from tests.guard.test_promises import HOSTILE

ROLLS = (210, 2_000)
LONGEST = 4_000
Timed = dict[str, float]


def main(words: Sequence[str]) -> int:
    """the check before a message is sent"""
    parser = argparse.ArgumentParser(prog="dev.py bench guard", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each message is checked (3)")
    rounds = parser.parse_args(words).rounds
    results = {f"{pupils} pupils": measured(school(pupils), rounds) for pupils in ROLLS}
    for name, timed in results.items():
        show(name, timed)
    print(json.dumps(results))
    return 0


def measured(here: Context, rounds: int) -> dict[str, Timed]:
    usual = messages()
    plain = plain_pass(here)
    long = [" ".join(usual[start:] + usual[:start])[:LONGEST] for start in range(0, len(usual), 7)]
    return {
        "messages": timed(usual, here, plain, rounds),
        "4,000 characters of messages": timed(long, here, plain, rounds),
        **{name: timed([text[:LONGEST]], here, plain, rounds * 7) for name, text in HOSTILE.items()},
    }


def messages() -> list[str]:
    lines = (CORPUS / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def school(pupils: int) -> Context:
    """The invented roll, made larger with the same first names and invented last ones; 40 of 2,000 are Olivias."""
    chance, known = random.Random(210), roll().pupils
    more = [
        Pupil(
            "Olivia" if number % 50 == 0 else chance.choice(known).first,
            "".join(chance.choices("abdeiklmnorst", k=7)).title(),
            class_name=chance.choice(known).class_name,
        )
        for number in range(pupils - len(known))
    ]
    here = context()
    return Context(
        NameIndex.build([*known, *more]), here.author_children, here.members, here.room_class, here.staff
    )


def plain_pass(here: Context) -> Callable[[str], object]:
    """What the cheapest check would do: one search for all first names, one for numbers."""
    names = "|".join(sorted({re.escape(pupil.first.lower()) for pupil in here.names.pupils}))
    pattern = re.compile(rf"\b(?:{names})\b|\b\d[\d -]{{4,}}\d\b")
    return lambda text: pattern.findall(text.lower())


def timed(texts: list[str], here: Context, plain: Callable[[str], object], rounds: int) -> Timed:
    """Milliseconds of processor time, and how many plain passes they are; half the length against the whole."""
    took = sorted(spent(texts, lambda text: check(text, here), rounds))
    halves = sum(spent([text[: len(text) // 2] for text in texts], lambda text: check(text, here), rounds))
    return {
        "median": median(took),
        "p99": took[int(len(took) * 0.99)],
        "times plain": sum(took) / max(sum(spent(texts, plain, rounds)), 1e-9),
        "whole to half": sum(took) / max(halves, 1e-9),
    }


def spent(texts: list[str], work: Callable[[str], object], rounds: int) -> Iterator[float]:
    """The best of `rounds` for each text, in milliseconds."""
    for text in texts:
        best = float("inf")
        for _ in range(rounds + 1):
            start = time.process_time()
            work(text)
            best = min(best, time.process_time() - start)
        yield best * 1_000


def show(name: str, results: dict[str, Timed]) -> None:
    columns = ("median", "p99", "times plain", "whole to half")
    print(f"\n{name:<44}" + "".join(f"{column:>15}" for column in columns), file=sys.stdout)
    for what, row in results.items():
        print(f"{what:<44}" + "".join(f"{row[column]:>15.2f}" for column in columns))
