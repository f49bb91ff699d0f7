"""The figures of GUARD section 4 for one corpus."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guard import Outcome, check
from tests.guard.hollybank import context


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1."""

    flagged: float
    held: float
    false_alarms: float
    names_found: float
    wrong: list[str]


def figures(corpus: Path, slices: set[str] | None = None) -> Figures:
    """Of the whole corpus, or of the messages in one of `slices`."""
    messages = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    if slices:
        messages = [message for message in messages if slices & set(message["slices"])]
    seen = [
        (message, check(message["text"], context(*message["author_child"], room=message["class_room"])))
        for message in messages
    ]
    serious = [verdict.outcome for message, verdict in seen if message["outcome"] != "allow"]
    holds = [verdict.outcome for message, verdict in seen if message["outcome"] == "hold"]
    benign = [verdict.outcome for message, verdict in seen if message["outcome"] == "allow"]
    names = [found for message, verdict in seen for found in names_found(message, verdict)]
    return Figures(
        flagged=share(outcome is not Outcome.ALLOW for outcome in serious),
        held=share(outcome is Outcome.HOLD for outcome in holds),
        false_alarms=share(outcome is not Outcome.ALLOW for outcome in benign),
        names_found=share(names),
        wrong=[message["id"] for message, verdict in seen if message["outcome"] != verdict.outcome.word],
    )


def names_found(message: dict[str, Any], verdict: Any) -> list[bool]:
    """For each name whether findings cover at least half of it."""
    marked = {
        place
        for found in verdict.findings
        if found.label == "PUPIL_NAME"
        for place in range(found.start, found.end)
    }
    spans = [range(span["start"], span["end"]) for span in message["spans"] if span["label"] == "PUPIL_NAME"]
    return [2 * len(marked & set(span)) >= len(span) for span in spans]


def share(answers: Any) -> float:
    """0 when there is nothing to count."""
    listed = list(answers)
    return sum(listed) / max(len(listed), 1)
