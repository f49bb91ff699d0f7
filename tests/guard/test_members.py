"""First names that a pupil and a member of the room share, and class names that are a pupil's, too."""

import pytest

from guard import Context, NameIndex, Outcome, Policy, Pupil, check

ROLL = NameIndex.build(
    [
        Pupil("Ali", "Khan", "", "Oak"),
        Pupil("Tom", "Reid", "", "Willow"),
        Pupil("Hannah", "Mills", "", "Rowan"),
        Pupil("Rowan", "Ellis", "", "Rowan"),
        Pupil("Peter", "Evans", "", "Oak"),
        Pupil("Jay", "Turner", "", "Oak"),
        Pupil("Jo", "Tully", "", "Willow"),
        Pupil("Ian", "Trent", "", "3M"),
    ]
)
HERE = Context(ROLL, members=("Ali Raza", "Tom Hargreaves", "Hannah Clarke"), room_class="Willow")

SPOKEN_TO = [
    "Thank you Ali. See you Monday",
    "Thanks to Hannah and Tom for the stall",
    "Separate ones, Tom. The office has both",
    "Hi all, Hannah. Looking forward to it",
    "I'm Hannah, class rep this year",
    "Ali here, is the hall open?",
    "Thanks for setting us up Hannah",
    "@Tom bring the urn please",
    "See you there - Tom x",
    "the tickets, Ali, are at the office",
]
TOLD_OF = [
    "Ali hit my son at lunch",
    "It was Ali, who hit my son",
    "My son, Ali, was hit at lunch",
    "Kicked again, by the same boy, Tom",
    "In her group are Tom, Ali, Peter",
    "Tom! what a goal",
    "Thanks for having Ali",
    "sorry Tom can't come, he has swimming",
    "Thanks Ali for sitting with my son",
    "Tom has nits",
]
CLASSES = [
    "Nativity: Rowan are the band",
    "Hello Rowan, new here",
    "Rowan and Oak are swimming",
    "all of Rowan need wellies",
]
CHILD = ["Rowan hit my son", "Can Rowan come to tea", "Rowan has a sore throat"]
LESSONS = [
    "PE Oak tomorrow",
    "PE in Oak is on Tuesday",
    "P.E. in Oak is cancelled",
    "IT 3M room",
    "PJ day in Oak",
    "P.T.A. in Oak",
]
INITIALS = [
    "J.T. in Oak",
    "JT (Oak) forgot a coat",
    "J.T. in Willow forgot a coat",
    "PE in Oak kicked my daughter",
]


@pytest.mark.parametrize("text", [*SPOKEN_TO, *CLASSES, *LESSONS])
def test_no_pupil_is_meant(text: str) -> None:
    assert check(text, HERE).outcome is Outcome.ALLOW


@pytest.mark.parametrize("text", [*TOLD_OF, *CHILD, *INITIALS])
def test_a_pupil_is_meant(text: str) -> None:
    assert any(found.label == "PUPIL_NAME" for found in check(text, HERE).findings)


def test_a_school_can_say_that_two_letters_are_nobody() -> None:
    spared = Context(ROLL, room_class="Willow", policy=Policy(exceptions=frozenset({"JT"})))
    assert check("JT in Oak today", spared).outcome is Outcome.ALLOW
