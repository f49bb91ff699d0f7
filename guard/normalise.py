"""Fold a text to plain lower-case letters and digits, and keep the way back to the author's own offsets (GU-5)."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏквмнтԝαεοριυνκτχβηγłøđħıðƚɑɡʏɪßæœþ‘’‚‛ʼ＇´`‐‑‒–—−",
    "aeopcyxijsdhlkbmhtwaeopiuvktxbnylodhidlagyisaot''''''''------",
)
FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
KEPT_CONTROLS = frozenset("\n\r\t")


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """`text` is the folded text; its character at `i` came from `[starts[i], ends[i])` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Linear. Combining marks and invisible characters vanish; one character may become several."""
    if text.isascii() and text.replace("\n", " ").isprintable():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    letters = [fold_character(character) for character in text]
    joined = "".join(letters)
    if len(joined) == len(text) and "" not in letters:
        return Folded(joined, range(len(text)), range(1, len(text) + 1))
    return mapped(text, letters)


def mapped(text: str, letters: list[str]) -> Folded:
    starts: list[int] = []
    ends: list[int] = []
    for place, folded in enumerate(letters):
        size = len(folded)
        if size == 1:
            starts.append(place)
            ends.append(place + 1)
        elif size:
            starts.extend([place] * size)
            ends.extend([place + 1] * size)
        elif ends and belongs_to_the_letter_before(text[place]):
            ends[-1] = place + 1
    return Folded("".join(letters), starts, ends)


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    if invisible(character):
        return ""
    letter = boxed_letter(character)
    if letter:
        return letter
    if character.isdigit() and unicodedata.digit(character, None) is not None:
        return str(unicodedata.digit(character))
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if not unicodedata.combining(part) and not invisible(part))
    return bare.casefold().translate(LOOKALIKES)


def invisible(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cc":
        return character not in KEPT_CONTROLS
    return category in {"Mn", "Me", "Cf", "Cs"} or character in FILLERS


def belongs_to_the_letter_before(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def boxed_letter(character: str) -> str:
    """Letters in black circles, black squares and flags, which NFKD leaves alone."""
    code = ord(character)
    for first in (0x1F150, 0x1F170, 0x1F1E6):
        if first <= code < first + 26:
            return chr(ord("a") + code - first)
    return ""
