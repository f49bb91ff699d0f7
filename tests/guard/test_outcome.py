"""The table of POLICY section 3, cell by cell."""

import pytest

from guard import Reason
from tests.guard.hollybank import checked, outcome

OWN = "Toby Long"

CELLS = [
    ("Toby is late today", "nudge"),
    ("Amir is late today", "nudge"),
    ("somebody is late today", "allow"),
    ("Toby fell off the wall", "nudge"),
    ("Amir fell off the wall", "hold"),
    ("a child fell off the wall", "nudge"),
    ("Toby has asthma", "nudge"),
    ("Amir has asthma", "hold"),
    ("somebody in there has asthma", "allow"),
    ("Toby's grandad died", "nudge"),
    ("Amir's grandad died", "hold"),
    ("There is a court order about Toby", "hold"),
    ("Toby lives at 14 Larch Close", "nudge"),
    ("Amir lives at 14 Larch Close", "hold"),
    ("we live at 14 Larch Close", "nudge"),
    ("Toby's NHS number is 999 945 8076", "nudge"),
    ("Amir's NHS number is 999 945 8076", "hold"),
    ("Amir's birthday is 14 March", "nudge"),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_the_table(text: str, expected: str) -> None:
    assert outcome(text, OWN) == expected


def test_a_helper_does_not_make_it_held() -> None:
    assert outcome("Toby got pushed over, thank you Freya for sitting with him", OWN) == "nudge"


def test_an_own_and_another_child_in_one_act_are_held() -> None:
    assert outcome("Toby kicked Amir", OWN) == outcome("Amir kicked Toby", OWN) == "hold"


def test_a_mix_up_is_no_accusation() -> None:
    assert outcome("Tyler has Toby's jumper by mistake", OWN) == "nudge"
    assert outcome("Tyler nicked Toby's jumper", OWN) == "hold"


def test_only_own_names_can_be_told_quietly() -> None:
    assert checked("Toby will be late", OWN).names_only_own_children
    assert not checked("Toby and Amir will be late", OWN).names_only_own_children
    assert not checked("Toby has asthma", OWN).names_only_own_children
    assert not checked("see you at ten", OWN).names_only_own_children


def test_reasons_say_whose_child_it_is() -> None:
    reasons = {found.reason for found in checked("Toby and Amir", OWN).findings}
    assert reasons == {Reason.OWN_CHILD, Reason.ANOTHER_CHILD}


def test_members_who_are_addressed_are_no_pupils() -> None:
    assert outcome("Thanks Layla, see you there", members=("Layla Haddad",)) == "allow"
