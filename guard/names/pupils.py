"""PUPIL_NAME: where the message names a pupil, and whether it is the author's own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from guard.context import Context
from guard.names.circle import circle
from guard.names.evidence import names_a_child
from guard.names.forms import plain
from guard.names.hits import Hit, hits
from guard.names.index import NameIndex
from guard.names.initials import initialled
from guard.names.newcomers import newcomers
from guard.names.strangers import excepted_places, is_stranger
from guard.reading import Reading


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """Words `first` to `end` (exclusive) at folded offsets `start` to `stop`."""

    first: int
    end: int
    start: int
    stop: int
    own: bool


def pupil_names(reading: Reading, context: Context) -> list[Name]:
    index = context.names
    own = own_numbers(index, context)
    found = [as_name(hit, own_of(hit, reading, index, own)) for hit in meant(reading, context, own)]
    taken = {place for name in found for place in range(name.first, name.end)}
    found += by_initials(reading, context, own, taken)
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
    """First those that are surely children, then those who stand beside them."""
    adults = circle(context.staff, context.members)
    excepted = excepted_places(reading)
    candidates = [hit for hit in hits(reading, context.names) if not excused(reading, hit, excepted, context)]
    starts = {hit.first for hit in candidates}
    candidates = [hit for hit in candidates if not is_stranger(reading, hit, adults, starts)]
    sure = [hit for hit in candidates if not hit.doubtful]
    company = {place for hit in sure for place in range(hit.first, hit.end)}
    kept = set(map(id, sure))
    for _ in range(2):
        for hit in candidates:
            if id(hit) not in kept and names_a_child(reading, hit, company, familiarity(hit, context, own)):
                kept.add(id(hit))
                company.update(range(hit.first, hit.end))
    return [hit for hit in candidates if id(hit) in kept]


def excused(reading: Reading, hit: Hit, excepted: set[int], context: Context) -> bool:
    if any(place in excepted for place in range(hit.first, hit.end)):
        return not hit.full and (hit.end in excepted or not reading.possessive[hit.end - 1])
    return reading.words[hit.first] in context.policy.exceptions


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
    for start, stop, pupils in initialled(reading, context.names, context.room_class):
        first, end = bisect_right(reading.ends, start), bisect_left(reading.starts, stop)
        if taken.isdisjoint(range(first, end)):
            yield Name(first, end, start, stop, bool(pupils & own))
