"""Floors a little under what the rules reach, so that a step back fails.

`dev` and `tune` were tuned on, `kept` was not read before the rules were done. `outcomes.txt` holds what the rules
got wrong most often on first sight: outcome, room, own children and text, without spans.
"""

import pytest

from guard import Outcome, check
from tests.guard.hollybank import CORPUS, context
from tests.guard.scoring import figures

FLOORS = {
    "dev": (0.98, 0.96, 0.02, 0.97),
    "tune": (0.98, 0.96, 0.02, 0.97),
    "kept": (0.96, 0.93, 0.06, 0.96),
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_rules_reach_their_floors(name: str) -> None:
    flagged, held, false_alarms, names = FLOORS[name]
    reached = figures(CORPUS / f"{name}.jsonl")
    assert reached.flagged >= flagged, reached.wrong
    assert reached.held >= held, reached.wrong
    assert reached.false_alarms <= false_alarms, reached.wrong
    assert reached.names_found >= names, reached.wrong


def test_hard_sentences_get_their_outcome() -> None:
    lines = (CORPUS / "outcomes.txt").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if got(line) != line.split("|")[0]]
    assert len(wrong) <= 0.03 * len(lines), wrong


def test_plain_chat_raises_no_alarm() -> None:
    """The benign messages of the corpus that are no traps."""
    alarms = figures(CORPUS / "dev.jsonl", slices={"generic"}).false_alarms
    assert alarms == 0


def got(line: str) -> str:
    _, room, own, text = line.split("|", 3)
    outcome: Outcome = check(text, context(*filter(None, own.split(";")), room=room)).outcome
    return outcome.word
