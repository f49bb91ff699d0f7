"""`python -m tests.guard.relearn`: learn the second opinion and the naming again, from all that was tuned on.

`names.txt` holds short sentences with `{}` around pupils' names; the rest are the corpora.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import guard
from guard.context import Context
from guard.details.web import without_links
from guard.matters.clauses import Cast
from guard.names.pupils import own_numbers, pupil_names, weighed
from guard.names.traits import traits
from guard.normalise import Folded, fold
from guard.opinion.features import features, windows
from guard.opinion.learning import Example, learn
from guard.opinion.weights import Weights
from guard.persons.finding import mentions
from guard.reading import Reading, read
from tests.guard.hollybank import CORPUS, context

LEXICONS = Path(guard.__file__).parent / "lexicons" / "en"
TUNED = ("dev", "tune")
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Message:
    """`names` are the spans of pupils' names, or None where nobody marked them."""

    outcome: str
    text: str
    here: Context
    names: tuple[tuple[int, int], ...] | None

    def reading(self) -> Reading:
        folded = fold(self.text)
        return read(self.text, Folded(without_links(folded.text), folded.starts, folded.ends))


def messages() -> Iterator[Message]:
    for name in TUNED:
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            spans = tuple(
                (span["start"], span["end"]) for span in one["spans"] if span["label"] == "PUPIL_NAME"
            )
            here = context(*one["author_child"], room=one["class_room"])
            yield Message(one["outcome"], one["text"], here, spans)
    for name in ("outcomes", "names"):
        for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            outcome, room, own, text = line.split("|", 3)
            here = context(*filter(None, own.split(";")), room=room)
            yield Message(outcome, re.sub("[{}]", "", text), here, braced(text) if name == "names" else None)


def braced(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words in braces stand once the braces are taken out."""
    places = [found.start() - number for number, found in enumerate(re.finditer("[{}]", text))]
    return tuple(zip(places[::2], places[1::2], strict=True))


def opinions() -> list[Example]:
    found = []
    for one in messages():
        if one.outcome == "allow":
            continue
        reading = one.reading()
        cast = Cast(mentions(reading, pupil_names(reading, one.here), bool(one.here.author_children)))
        told = next(windows(reading, cast), None)
        if told:
            found.append(Example(frozenset(features(told)), one.outcome == "hold"))
    return found


def namings() -> list[Example]:
    """Every name of the roll in a benign message is no child; in others the spans say, or else the rules."""
    found = []
    for one in messages():
        reading = one.reading()
        for candidate in weighed(reading, one.here, own_numbers(one.here.names, one.here)):
            hit = candidate.hit
            if candidate.stranger:
                continue
            if one.names is None:
                child = one.outcome != "allow"
                if child and not candidate.by_rules:
                    continue
            else:
                begin, stop = reading.folded.original(hit.start, hit.stop)
                child = any(start < stop and begin < end for start, end in one.names)
            seen = traits(reading, hit, candidate.points, candidate.familiar)
            found.append(Example(frozenset(seen), child))
    return found


def judged(known: list[Example]) -> list[tuple[float, bool]]:
    """Each example scored by what was learned from the others."""
    scores = []
    for number in range(FOLDS):
        rest = [example for place, example in enumerate(known) if place % FOLDS != number]
        learned = learn(rest)
        scores += [(learned.score(set(one.features)), one.held) for one in known[number::FOLDS]]
    return scores


def with_bar(learned: Weights, scores: list[tuple[float, bool]], alarms: float) -> Weights:
    """So high that the share `alarms` of what is not meant passes it."""
    others = sorted((score for score, right in scores if not right), reverse=True)
    return replace(learned, bar=others[int(alarms * len(others))])


def written(learned: Weights) -> str:
    head = f"{learned.bar:.4f}\t{learned.bias:.4f}\t{learned.unseen:.4f}"
    rows = (
        f"{feature}\t{weight:.3f}\t{rarity:.2f}"
        for feature, (weight, rarity) in sorted(learned.by_feature.items())
    )
    return "\n".join([head, *rows]) + "\n"


def relearn(name: str, examples: Callable[[], list[Example]], alarms: float) -> None:
    known = examples()
    scores = judged(known)
    learned = with_bar(learn(known), scores, alarms)
    (LEXICONS / f"{name}.txt").write_text(written(learned), encoding="utf-8")
    found = [score > learned.bar for score, right in scores if right]
    sys.stdout.write(
        f"{name}: {len(known)} examples, {len(learned.by_feature)} weights, bar {learned.bar:.3f}, "
        f"found when unseen: {sum(found) / len(found):.3f}\n"
    )


if __name__ == "__main__":
    relearn("naming", namings, 0.09)
    relearn("opinion", opinions, 0.10)
