"""What holds for any text: offsets, sameness, silence about values, and no way out by adding words."""

import json
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guard import Context, NameIndex, Outcome, Pupil, Reason, Verdict, check
from guard.normalise import fold
from tests.guard.hollybank import CORPUS, checked, context, roll

NAMES = [
    "Tyler",
    "Amir",
    "Rose",
    "Will",
    "Zoë",
    "T*ler",
    "T y l e r",
    "tylerrr",
    "Olivias",
    "mum",
    "my son",
    "he",
    "she",
]
DEEDS = [
    "hit",
    "was sick",
    "has ADHD",
    "fell over",
    "'s dad",
    "stole",
    "and",
    "lives at",
    "14 Larch Close",
    "DE38 4QT",
    "07700 900123",
]
SIGNS = [" ", ", ", ". ", "\n", "\u200b", "́", "👩‍👧", "\x00", "'", "’s ", "@", "*", "ß", "ﬁ", "½", "²"]
written = st.lists(st.sampled_from(NAMES + DEEDS + SIGNS) | st.text(max_size=8), max_size=25).map("".join)
HARMLESS = [
    "See you tomorrow.",
    "Thanks all!",
    "The gate opens at nine.",
    "We need more cakes for the stall.",
    "🙂",
]


@settings(max_examples=300, deadline=None)
@given(written)
def test_offsets_lie_in_the_text(text: str) -> None:
    for found in checked(text, "Toby Long").findings:
        assert 0 <= found.start < found.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(written)
def test_the_same_text_gives_the_same_verdict(text: str) -> None:
    assert checked(text) == checked(text)


@settings(max_examples=200, deadline=None)
@example("my son\n0\tWill", "See you tomorrow.")
@given(written, st.sampled_from(HARMLESS))
def test_a_harmless_sentence_does_not_release_a_hold(text: str, harmless: str) -> None:
    if checked(text).outcome is Outcome.HOLD:
        assert checked(f"{text}\n{harmless}").outcome is not Outcome.ALLOW


@settings(max_examples=200, deadline=None)
@given(written)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=string.ascii_letters, min_size=6, max_size=12).map("zq{}".format))
def test_no_matched_value_is_written_out(secret: str) -> None:
    """Neither the words of a message nor the roll appear when a verdict or its context is shown."""
    index = NameIndex.build([Pupil(secret, "Marsh", class_name="3M")])
    of_one = Context(names=index, room_class="3M")
    verdict = check(f"{secret} kicked me, ring 07700 900123", of_one)
    shown = f"{verdict!r} {verdict} {of_one!r} {index!r} {index.pupils!r}"
    assert secret not in shown and "900123" not in shown


HOSTILE = {
    "one letter": "a" * 4000,
    "spaced letters": "a " * 2000,
    "a name again and again": "tyler " * 660,
    "deeds": "he hit him " * 360,
    "stars": "T*ler " * 660,
    "digits": "0" * 4000,
    "right to left": "שלום عربي " * 400,
    "mixed scripts": "Тyler мама " * 360,
    "emoji sequences": "👩‍👩‍👧‍👦" * 570,
    "lone combining marks": "\u0301" * 4000,
    "NULs": "\0" * 4000,
    "at signs": "a@" * 2000,
    "surrogates": "\ud800" * 100,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gets_a_verdict(text: str) -> None:
    assert isinstance(check(text, context()), Verdict)


def test_an_empty_roll_still_finds_numbers() -> None:
    nobody = Context(names=NameIndex.build([]))
    assert check("Tyler, ring 07700 900123", nobody).outcome is Outcome.NUDGE
    assert check("Tyler is here", nobody).outcome is Outcome.ALLOW
    assert check("", nobody).outcome is Outcome.ALLOW


def test_a_pupil_called_a_does_not_mark_every_article() -> None:
    index = NameIndex.build([Pupil("A", "Marsh", class_name="3M")])
    assert check("a bag and a coat", Context(names=index)).outcome is Outcome.ALLOW
    assert check("A Marsh forgot a bag", Context(names=index)).outcome is Outcome.NUDGE


def test_forty_of_one_name_are_one_finding() -> None:
    index = NameIndex.build([Pupil("Olivia", f"Family{number}", class_name="3M") for number in range(40)])
    verdict = check("Olivia is here", Context(names=index))
    assert len(verdict.findings) == 1


def test_a_roll_of_two_thousand_with_forty_olivias_still_tells_own_from_other() -> None:
    own = Pupil("Olivia", "Family0", class_name="3M")
    names = [Pupil("Olivia", f"Family{number}", class_name="4B") for number in range(1, 40)]
    many = [Pupil(f"Pupil{number}", f"Surname{number}", class_name="5R") for number in range(1_960)]
    here = Context(names=NameIndex.build([own, *names, *many]), author_children=(own,))
    assert check("Olivia Family7 is late", here).findings[0].reason is Reason.ANOTHER_CHILD
    assert check("Olivia is late", here).findings[0].reason is Reason.OWN_CHILD


@pytest.mark.parametrize(
    "around", ["\u202e{}\u202c", "{}\u0301\u0301", "\0{}\0", "👩‍👧{}👩‍👧", "שלום {} عربي"]
)
def test_a_name_is_found_inside_anything(around: str) -> None:
    text = around.format("Tyler")
    found = check(text + " is late", context()).findings
    assert found and "Tyler" in text[found[0].start : found[0].end]


def test_own_child_is_found_among_namesakes() -> None:
    own = Pupil("Olivia", "Pearce", class_name="3M")
    index = NameIndex.build([own, Pupil("Olivia", "Stone", class_name="4B")])
    mine = Context(names=index, author_children=(own,))
    assert check("Olivia will be late", mine).names_only_own_children
    assert not check("Olivia in 4B will be late", mine).names_only_own_children


def test_the_index_does_not_change_while_checking() -> None:
    before = len(roll().forms)
    checked("Tyler hit Zzyzx and T*ler")
    assert len(roll().forms) == before


TOLD = {"INCIDENT", "HEALTH_SEND", "FAMILY_SAFEGUARDING"}


@pytest.mark.parametrize("corpus", ["dev", "tune"])
def test_what_is_told_is_marked_without_loose_ends_and_never_as_a_whole_message(corpus: str) -> None:
    """Of several words: a message of one clause such as `He bit him` has nothing to leave out but who."""
    for line in (CORPUS / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for found in checked(text).findings:
            words = text[found.start : found.end]
            if found.label in TOLD:
                assert words[0].isalnum() and words[-1].isalnum(), words
                assert words != text.strip(" .!?") or len(words.split()) < 4, words
