"""Who is meant by some words of a message."""

from dataclasses import dataclass
from enum import IntEnum, auto


class Who(IntEnum):
    OWN = auto()  # a child of the author, named or not
    OTHER = auto()  # another child that can be identified
    GROUP = auto()  # children, but nobody knows which
    RELATIVE = auto()  # of the child in `owner`
    ADULT = auto()
    SELF = auto()
    YOU = auto()
    SOMEONE = auto()
    THING = auto()


CHILDREN = frozenset({Who.OWN, Who.OTHER, Who.GROUP})
IDENTIFIED = frozenset({Who.OWN, Who.OTHER})


@dataclass(slots=True, repr=False)
class Mention:
    """Words `first` to `end` (exclusive). `owner` is whose relative, or whose thing, this is."""

    first: int
    end: int
    who: Who
    gender: str = ""
    owner: Who | None = None
    named: bool = False
    pronoun: bool = False
    possessor: bool = False

    @property
    def child(self) -> Who | None:
        """OWN, OTHER or GROUP, of the child itself or of its relative."""
        return self.who if self.who in CHILDREN else self.owner
