"""A second opinion on messages that name another child: does the whole read like something to hold?

The rules ask for words; this asks what messages like it were. It only ever adds to what the rules found.
"""

from collections.abc import Iterator

from guard.matters.clauses import Cast, clause_end, clause_start
from guard.matters.matter import Matter
from guard.opinion.everyday import is_everyday
from guard.opinion.features import SHORTEST, around, features, kinds, roles
from guard.opinion.weights import weights
from guard.persons.describing import is_harmless
from guard.persons.mention import Mention, Who
from guard.reading import Reading
from guard.verdict import Label

MOST = 12


def second_opinion(reading: Reading, cast: Cast) -> Iterator[Matter]:
    """At most `MOST` places are looked at, so that a list of names costs no more than a message."""
    others = [one for one in cast.mentions if one.child is Who.OTHER and not one.pronoun]
    seen: set[tuple[int, int]] = set()
    for one in others:
        place = around(reading, one)
        if place in seen or place[1] - place[0] < SHORTEST or is_harmless(reading, one):
            continue
        if len(seen) == MOST:
            return
        seen.add(place)
        told = roles(reading, cast, *place)
        if held(told) and not is_everyday(told):
            yield matter(reading, one, told)


def held(told: list[str]) -> bool:
    learned = weights("opinion")
    return learned.score(features(told)) > learned.bar


def matter(reading: Reading, one: Mention, told: list[str]) -> Matter:
    label = Label.FAMILY_SAFEGUARDING if "RELATIVE" in told else Label.INCIDENT
    if any("@medical" in kinds(word) for word in told):
        label = Label.HEALTH_SEND
    first, end = one.end, clause_end(reading, one.end)
    if first >= end:
        first, end = min(clause_start(reading, one.first), one.first), one.first
    if first >= end:
        first, end = one.first, one.end
    return Matter(label, first, end, Who.OTHER)
