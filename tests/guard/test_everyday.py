"""What is told of other children every day is asked about and not held; what only looks like it is held."""

import pytest

from tests.guard.hollybank import outcome

NUDGED = [
    "Shanice hit a six on Saturday",
    "Toby stole the show on Thursday",
    "Mia cried laughing at the panto",
    "Dominic was shot three times in laser tag and still won",
    "Could someone grab Mia from drama, my train is late",
    "I can drop Leo off on the way, no bother",
    "Our boy got hit with a ball and Layla sat with him all lunch",
    "Amir had a nosebleed and Tyler ran for help, legend",
    "DS was left out at break, so grateful to Leo for asking him to play",
]
HELD = [
    "Shanice hit my son in the match on Saturday",
    "Toby stole the money from the stall",
    "Mia cried all lunch because of Freya",
    "Dominic kicked him three times in laser tag",
    "Our boy got hit with a ball and Layla laughed at him all lunch",
]


@pytest.mark.parametrize("text", NUDGED)
def test_what_is_kind_or_neutral_is_not_held(text: str) -> None:
    assert outcome(text, "Amir Hosseini") == "nudge"


@pytest.mark.parametrize("text", HELD)
def test_what_looks_like_it_is_held(text: str) -> None:
    assert outcome(text, "Amir Hosseini") == "hold"
