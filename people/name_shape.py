"""What a shown name may be made of: a few plain words, and nothing that hides, turns or decorates."""

import re
import unicodedata
from collections.abc import Iterator

MOST_LETTERS = 60
MOST_WORDS = 5
APOSTROPHES = "'’ʼ"
INSIDE = f"-‐{APOSTROPHES}"
MOST_MARKS = 2
_UNSEEN = ("FILLER", "JOINER", "VARIATION SELECTOR", "INHERENT", "OVERLAY")


def tidied(proposed: str) -> str:
    """One blank between words, and every letter in its plain composed form."""
    return " ".join(unicodedata.normalize("NFKC", proposed).split())


def is_plain(name: str) -> bool:
    """At most five words of letters and 60 characters; an initial may end in a full stop."""
    words = name.split(" ")
    return len(name) <= MOST_LETTERS and len(words) <= MOST_WORDS and all(map(_is_word, words))


def parts_of(name: str) -> Iterator[str]:
    """Words without case and accents; "Amelia's" and "Anne-Marie" are two each."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    yield from re.findall(r"[^\W\d_]+", letters)


def likeness(word: str) -> str:
    """The same for words that look the same on a screen, as "Bello" and "BeIIo" do."""
    return word.replace("rn", "m").replace("vv", "w").replace("i", "l")


def _is_word(word: str) -> bool:
    letters = word.removesuffix(".")
    if letters != word and sum(map(str.isalpha, letters)) != 1:
        return False
    stretches = re.split(f"[{INSIDE}]", letters)
    return all(map(_is_stretch, stretches)) and len(set(_scripts(letters))) == 1


def _is_stretch(letters: str) -> bool:
    """Letters, each with at most two different marks: Vietnamese, Yoruba, Indic and Thai names need no more."""
    marks: set[str] = set()
    for place, c in enumerate(unicodedata.normalize("NFD", letters)):
        if any(word in unicodedata.name(c, "FILLER") for word in _UNSEEN):
            return False
        if c.isalpha():
            marks = set()
        elif (
            not place or unicodedata.category(c) not in {"Mn", "Mc"} or c in marks or len(marks) == MOST_MARKS
        ):
            return False
        else:
            marks.add(c)
    return bool(letters)


def _scripts(letters: str) -> Iterator[str]:
    """LATIN, CYRILLIC, CJK …: a word in two scripts is one that imitates another."""
    yield from (unicodedata.name(c).split()[0] for c in letters if c.isalpha() and c not in APOSTROPHES)
