"""What a message tells of a child: where, and of whose child."""

from dataclasses import dataclass

from guard.persons.mention import Who
from guard.verdict import Label


@dataclass(frozen=True, slots=True, repr=False)
class Matter:
    """Words `first` to `end` (exclusive). `severe` is held whosoever's child it is."""

    label: Label
    first: int
    end: int
    whose: Who
    severe: bool = False


def merged(matters: list[Matter]) -> list[Matter]:
    """Overlapping matters of one label become one; another child outweighs the author's own."""
    done: list[Matter] = []
    for matter in sorted(matters, key=lambda one: (one.label, one.first)):
        if done and done[-1].label is matter.label and matter.first < done[-1].end:
            done[-1] = union(done[-1], matter)
        else:
            done.append(matter)
    return done


def union(one: Matter, other: Matter) -> Matter:
    whose = one.whose if one.whose is Who.OTHER else other.whose if other.whose is Who.OTHER else one.whose
    end, severe = max(one.end, other.end), one.severe or other.severe
    return Matter(one.label, min(one.first, other.first), end, whose, severe)
