"""Misspelt names: one letter more, fewer, other or swapped; and letters repeated for fun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SHORTEST_NAME = 4
LONG_NAME = 7
LONGEST_NAME = 24
REPEATED = re.compile(r"(.)\1+")


def squeezed(word: str) -> str:
    """`kyyyyle` and `kyle` give the same."""
    return REPEATED.sub(r"\1", word)


@dataclass(slots=True, repr=False)
class Misspellings:
    """Names by every spelling with one letter taken out, so that a look-up costs no walk over the roll."""

    by_deletion: dict[str, set[str]] = field(default_factory=dict)
    by_two: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        if SHORTEST_NAME <= len(name) <= LONGEST_NAME:
            for shorter in deletions(name):
                self.by_deletion.setdefault(shorter, set()).add(name)
                if len(name) >= LONG_NAME:
                    for again in deletions(shorter):
                        self.by_two.setdefault(again, set()).add(name)

    def near(self, word: str) -> list[str]:
        """Names one slip away from `word`, in alphabetical order."""
        if not SHORTEST_NAME <= len(word) <= LONGEST_NAME:
            return []
        found: set[str] = set()
        for shorter in deletions(word):
            found |= self.by_deletion.get(shorter, set())
        return sorted(name for name in found if one_slip(word, name))

    def far(self, word: str) -> list[str]:
        """Long names two slips away that begin with the same letter."""
        if not LONG_NAME <= len(word) <= LONGEST_NAME:
            return []
        found: set[str] = set()
        for shorter in deletions(word):
            for again in deletions(shorter):
                found |= self.by_two.get(again, set())
        return sorted(name for name in found if name[0] == word[0] and slips(word, name) <= 2)


def deletions(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def one_slip(one: str, other: str) -> bool:
    """Damerau-Levenshtein distance of exactly one."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]


def slips(one: str, other: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last, row[0] = row[0], place
        for column, against in enumerate(other, 1):
            last, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, last + (letter != against)),
            )
    return row[-1]
