"""`python -m tests.guard.relearn`: learn the second opinion again from the corpora that were tuned on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import guard
from guard.matters.clauses import Cast
from guard.names.pupils import pupil_names
from guard.normalise import fold
from guard.opinion.features import features, windows
from guard.opinion.learning import Example, learn
from guard.opinion.weights import Weights
from guard.persons.finding import mentions
from guard.reading import read
from tests.guard.hollybank import CORPUS, context

TARGET = Path(guard.__file__).parent / "lexicons" / "en" / "opinion.txt"
TUNED = ("dev", "tune")
OVERHELD = 0.09
FOLDS = 10


def messages() -> Iterator[tuple[str, str, list[str], str]]:
    """Outcome, room, own children and text of every message that names or means a child."""
    for name in TUNED:
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            yield one["outcome"], one["class_room"], one["author_child"], one["text"]
    for line in (CORPUS / "outcomes.txt").read_text(encoding="utf-8").splitlines():
        outcome, room, own, text = line.split("|", 3)
        yield outcome, room, [name for name in own.split(";") if name], text


def examples() -> list[Example]:
    found = []
    for outcome, room, own, text in messages():
        if outcome == "allow":
            continue
        reading, here = read(text, fold(text)), context(*own, room=room)
        cast = Cast(mentions(reading, pupil_names(reading, here), bool(here.author_children)))
        told = next(windows(reading, cast), None)
        if told:
            found.append(Example(frozenset(features(told)), outcome == "hold"))
    return found


def judged(known: list[Example]) -> list[tuple[float, bool]]:
    """Each example scored by what was learned from the others."""
    scores = []
    for number in range(FOLDS):
        rest = [example for place, example in enumerate(known) if place % FOLDS != number]
        learned = learn(rest)
        scores += [(learned.score(set(one.features)), one.held) for one in known[number::FOLDS]]
    return scores


def with_bar(learned: Weights, scores: list[tuple[float, bool]]) -> Weights:
    """So high that OVERHELD of what need not be held passes it."""
    nudged = sorted((score for score, held in scores if not held), reverse=True)
    return replace(learned, bar=nudged[int(OVERHELD * len(nudged))])


def written(learned: Weights) -> str:
    head = f"{learned.bar:.4f}\t{learned.bias:.4f}\t{learned.unseen:.4f}"
    rows = (
        f"{feature}\t{weight:.3f}\t{rarity:.2f}"
        for feature, (weight, rarity) in sorted(learned.by_feature.items())
    )
    return "\n".join([head, *rows]) + "\n"


if __name__ == "__main__":
    known = examples()
    scores = judged(known)
    learned = with_bar(learn(known), scores)
    TARGET.write_text(written(learned), encoding="utf-8")
    held = [score > learned.bar for score, right in scores if right]
    print(
        f"{len(known)} messages, {len(learned.by_feature)} weights; held when unseen: {sum(held) / len(held):.3f}"
    )
