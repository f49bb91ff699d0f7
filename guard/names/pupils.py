"""PUPIL_NAME: where the message names a pupil, and whether it is the author's own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from guard.context import Context
from guard.names.circle import circle
from guard.names.evidence import ENOUGH, points
from guard.names.forms import plain
from guard.names.hits import Hit, hits
from guard.names.index import NameIndex
from guard.names.initials import initialled
from guard.names.newcomers import newcomers
from guard.names.strangers import excepted_places, is_stranger
from guard.names.traits import traits
from guard.opinion.weights import weights
from guard.reading import Reading
from guard.school import excepted_by_school, school_names

MOST = 20
CERTAIN = 8


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """Words `first` to `end` (exclusive) at folded offsets `start` to `stop`."""

    first: int
    end: int
    start: int
    stop: int
    own: bool


@dataclass(slots=True, repr=False)
class Candidate:
    """A name of the roll: a pupil's here, or a word's or somebody else's. `points` are the rules' (GU-6)."""

    hit: Hit
    stranger: bool
    familiar: int
    points: int = 0
    by_rules: bool = False
    is_child: bool = False

    @property
    def surely(self) -> bool:
        return not self.stranger and not self.hit.doubtful


def pupil_names(reading: Reading, context: Context) -> list[Name]:
    index = context.names
    own = own_numbers(index, context)
    found = [as_name(hit, own_of(hit, reading, index, own)) for hit in meant(reading, context, own)]
    taken = {place for name in found for place in range(name.first, name.end)}
    found += by_initials(reading, context, own, taken)
    for first, end in school_names(reading, context.policy):
        if taken.isdisjoint(range(first, end)):
            found.append(Name(first, end, reading.starts[first], reading.ends[end - 1], own=False))
            taken.update(range(first, end))
    for place in newcomers(reading, index.classes, taken):
        found.append(Name(place, place + 1, reading.starts[place], reading.ends[place], own=False))
    return sorted(found, key=lambda name: name.start)


def as_name(hit: Hit, own: bool) -> Name:
    return Name(hit.first, hit.end, hit.start, hit.stop, own)


def own_numbers(index: NameIndex, context: Context) -> frozenset[int]:
    """The author's children among the pupils."""
    numbers: set[int] = set()
    for child in context.author_children:
        wanted = plain(child.first) + plain(child.last)
        for number in index.narrowed(wanted):
            if index.pupils[number] == child:
                numbers.add(number)
    return frozenset(numbers)


def meant(reading: Reading, context: Context, own: frozenset[int]) -> list[Hit]:
    return [one.hit for one in weighed(reading, context, own) if one.is_child]


def weighed(reading: Reading, context: Context, own: frozenset[int]) -> list[Candidate]:
    """Every name of the roll that stands there, first those that are surely children, then those beside them."""
    adults = circle(context.staff, context.members)
    excepted = excepted_places(reading)
    spared = excepted_by_school(reading, context.policy)
    found = [hit for hit in hits(reading, context.names) if not excused(reading, hit, excepted, spared)]
    starts = {hit.first for hit in found}
    candidates = [
        Candidate(
            hit, is_stranger(reading, hit, adults, starts, context.names), familiarity(hit, context, own)
        )
        for hit in found
    ]
    company = {place for one in candidates if one.surely for place in range(one.hit.first, one.hit.end)}
    for one in candidates:
        if one.stranger:
            continue
        one.points = points(reading, one.hit, company, one.familiar)
        one.by_rules = one.surely or one.points >= ENOUGH
    for place, one in enumerate(candidates):
        one.is_child = reconsidered(reading, one) if place < MOST else one.by_rules
    return candidates


def reconsidered(reading: Reading, one: Candidate) -> bool:
    """What was learned has the last word, but for strangers, whole names, disguises and what is certain."""
    several = one.hit.end - one.hit.first > 1
    if several or one.stranger or one.hit.disguise or one.points >= CERTAIN:
        return one.by_rules
    learned = weights("naming")
    return learned.score(traits(reading, one.hit, one.points, one.familiar)) > learned.bar


def excused(reading: Reading, hit: Hit, excepted: set[int], spared: set[int]) -> bool:
    if any(place in excepted for place in range(hit.first, hit.end)):
        return not hit.full and (hit.end in excepted or not reading.possessive[hit.end - 1])
    return hit.first in spared and hit.end - 1 in spared


def familiarity(hit: Hit, context: Context, own: frozenset[int]) -> int:
    if hit.pupils & own:
        return 1
    return (
        1 if any(context.names.pupils[number].class_name == context.room_class for number in hit.given) else 0
    )


def own_of(hit: Hit, reading: Reading, index: NameIndex, own: frozenset[int]) -> bool:
    """A name shared by several pupils is the author's own child's, unless a class says otherwise."""
    pupils = hit.pupils
    follows = reading.words[hit.end : hit.end + 2]
    if len(follows) == 2 and follows[0] in {"in", "from"} and follows[1] in index.classes:
        placed = {
            number for number in pupils if "".join(plain(index.pupils[number].class_name)) == follows[1]
        }
        pupils = frozenset(placed) or pupils
    return bool(pupils & own)


def by_initials(reading: Reading, context: Context, own: frozenset[int], taken: set[int]) -> Iterator[Name]:
    spared = excepted_by_school(reading, context.policy)
    for start, stop, pupils in initialled(reading, context.names, context.room_class):
        first, end = bisect_right(reading.ends, start), bisect_left(reading.starts, stop)
        if taken.isdisjoint(range(first, end)) and not spared.issuperset(range(first, end)):
            yield Name(first, end, start, stop, bool(pupils & own))
