"""GU-9: what a school adds to the lists, and what it takes out."""

from dataclasses import replace

import pytest

from guard import Label, Outcome, Policy, check
from tests.guard.hollybank import context


def outcome(text: str, policy: Policy, *own: str) -> Outcome:
    return check(text, replace(context(*own), policy=policy)).outcome


def test_a_school_can_say_that_a_word_is_no_pupil() -> None:
    assert outcome("Tyler is on the radio", Policy()) is Outcome.NUDGE
    assert outcome("Tyler is on the radio", Policy(exceptions=frozenset({"Tyler"}))) is Outcome.ALLOW


def test_an_exception_of_two_words_spares_only_both_together() -> None:
    policy = Policy(exceptions=frozenset({"Tyler Rocks"}))
    assert outcome("Tyler Rocks play at the fair", policy) is Outcome.ALLOW
    assert outcome("Tyler is here", policy) is Outcome.NUDGE


def test_a_school_can_add_a_name() -> None:
    policy = Policy(extra=frozenset({(Label.PUPIL_NAME, "Big Bro")}))
    assert outcome("is big bro coming tomorrow", Policy()) is Outcome.ALLOW
    assert outcome("is big bro coming tomorrow", policy) is Outcome.NUDGE


@pytest.mark.parametrize("label", [Label.INCIDENT, Label.HEALTH_SEND, Label.FAMILY_SAFEGUARDING])
def test_a_school_can_add_words_that_count_beside_a_child(label: Label) -> None:
    policy = Policy(extra=frozenset({(label, "the Nest")}))
    assert outcome("Amir is in the nest today", policy) is Outcome.HOLD
    assert outcome("Amir is in the nest today", policy, "Amir Hosseini") is Outcome.NUDGE
    assert outcome("the nest is open today", policy) is Outcome.ALLOW


def test_other_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="names, incidents"):
        Policy(extra=frozenset({(Label.PHONE, "ring")}))
