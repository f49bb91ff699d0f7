"""Whatever an office uploads, it gets an answer: a preview or one clear sentence."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.roster.reading import read_roster
from people.roster.refusals import RosterRefused
from people.roster.words import problem_words, remark_words
from tests.people.roster.files import hollybank, zipped

_UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_FILES = hollybank()
_ZIP = zipped(_FILES)


def answered(content: bytes, name: str = "a.zip", extra: bytes | None = None) -> None:
    try:
        snapshot = read_roster(content, name, extra=extra)
    except RosterRefused as refused:
        assert str(refused)
        return
    for problem in snapshot.problems:
        assert all(problem_words(problem.kind, dict(problem.facts)))
    for remark in snapshot.warnings + snapshot.notes:
        assert remark_words(remark.kind, dict(remark.facts))


@_UNHURRIED
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(content):
    answered(content)
    answered(_ZIP, extra=content or None)


@_UNHURRIED
@given(st.integers(0, len(_ZIP) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_zip_is_answered(place, damage):
    answered(_ZIP[:place] + damage + _ZIP[place + len(damage) :])


@_UNHURRIED
@given(
    st.sampled_from(sorted(_FILES)),
    st.integers(0, 2000),
    st.sampled_from(["cut", "double", "swap"]),
    st.text(max_size=6),
)
def test_a_file_that_somebody_typed_into_is_answered(file, seed, deed, typed):
    chance = random.Random(seed)
    text = _FILES[file]
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.randrange(40))
    changed = {"cut": "", "double": text[start:end] * 2, "swap": typed}[deed]
    try:
        spoilt = (text[:start] + changed + text[end:]).encode()
    except UnicodeEncodeError:
        return
    answered(zipped({**_FILES, file: spoilt}))


@_UNHURRIED
@given(st.sampled_from(sorted(_FILES)), st.binary(max_size=200))
def test_a_file_with_any_content_is_answered(file, content):
    answered(zipped({**_FILES, file: content}))
