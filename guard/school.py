"""The school's own words and exceptions (GU-9): phrases as an office page keeps them, ready to be found."""

from collections.abc import Iterator
from functools import lru_cache

from guard.context import Policy
from guard.lexicon import Phrases
from guard.matters.clauses import Cast
from guard.matters.matter import Matter
from guard.names.forms import plain
from guard.persons.mention import IDENTIFIED, Who
from guard.reading import Reading
from guard.verdict import Label


@lru_cache(maxsize=64)
def listed(extra: frozenset[tuple[Label, str]]) -> Phrases[Label]:
    phrases: Phrases[Label] = Phrases()
    for label, term in sorted(extra):
        if words := plain(term):
            phrases.add(" ".join(words), label)
    return phrases


@lru_cache(maxsize=64)
def excepted(exceptions: frozenset[str]) -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for term in sorted(exceptions):
        if words := plain(term):
            phrases.add(" ".join(words), True)
    return phrases


def excepted_by_school(reading: Reading, policy: Policy) -> set[int]:
    """Places of words that are no pupil here, because the school says so."""
    if not policy.exceptions:
        return set()
    phrases = excepted(policy.exceptions)
    places: set[int] = set()
    for place in range(len(reading.words)):
        if found := phrases.at(reading.words, place):
            places.update(range(place, place + found[0]))
    return places


def school_names(reading: Reading, policy: Policy) -> Iterator[tuple[int, int]]:
    """First and end of the school's own words for pupils."""
    for place, length, label in said(reading, policy):
        if label is Label.PUPIL_NAME:
            yield place, place + length


def school_matters(reading: Reading, cast: Cast, policy: Policy) -> Iterator[Matter]:
    """The school's own words for incidents, health and family, beside a child who can be identified."""
    for place, length, label in said(reading, policy):
        if label is Label.PUPIL_NAME:
            continue
        children = {
            one.child for one in cast.within(reading.sentence_start[place], reading.sentence_end[place])
        } & IDENTIFIED
        if children:
            whose = Who.OTHER if Who.OTHER in children else Who.OWN
            yield Matter(label, place, place + length, whose)


def said(reading: Reading, policy: Policy) -> Iterator[tuple[int, int, Label]]:
    if not policy.extra:
        return
    phrases = listed(policy.extra)
    for place in range(len(reading.words)):
        if found := phrases.at(reading.words, place):
            yield place, *found
