"""What is a word, and which words are the same: one rule for both databases, for what is asked, and for the marks.

Case and accents do not count ("Zoe" finds Zoë, "lukasz" Łukasz), nor do vowel signs and letter forms that an Urdu
and an Arabic keyboard write differently. Everything between letters and numbers parts words.
"""

import re
import unicodedata
from dataclasses import dataclass

from rooms.search.letters import character_class

LONGEST = 64  # characters of a word that count
MARKS = "\u0300-\u036f\u0640\u064b-\u0655\u0670"
LIGATURES = {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
# Letters that Unicode does not take apart, and two that keyboards disagree about.
_PLAIN = dict(zip("łøđħŧıŀ", "lodhtil", strict=True)) | {
    "\u064a": "\u06cc",
    "\u0649": "\u06cc",
    "\u0643": "\u06a9",
}
_WITH_CASE = (*range(0x41, 0x588), *range(0x1E00, 0x2000), *range(0x2160, 0x2170))

_run = re.compile("[" + character_class("\\u%04x", "\\U%08x") + "]+")
_marks = re.compile(f"[{MARKS}]+")


@dataclass(frozen=True)
class Word:
    """A word as search knows it, and where it stands in the text it came from."""

    text: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """All words of a text in their order."""
    runs = [(fold(run.group()), *run.span()) for run in _run.finditer(text)]
    return [Word(folded[:LONGEST], start, end) for folded, start, end in runs if folded]


def spelt(text: str | None) -> str:
    """The words of a text as they go into the index: folded, one space between."""
    return " ".join(word.text for word in words_in(text or ""))


def fold(text: str) -> str:
    """Small letters without accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _marks.sub("", unicodedata.normalize("NFD", text)))
    return text.translate(_folded)


def single_letters() -> tuple[str, str]:
    """Letters and, place by place, what each becomes; for a database that folds by itself."""
    pairs = {chr(code): to for code, to in _folded.items() if len(to) == 1}
    return "".join(pairs), "".join(pairs.values())


def _case() -> dict[int, str]:
    """Letter to its small, plain letter; only where they differ."""
    frozen = unicodedata.ucd_3_2_0
    letters = (chr(code) for code in _WITH_CASE if frozen.category(chr(code))[0] in "LNM")
    table = {}
    for letter in letters:
        bare = unicodedata.normalize("NFC", _marks.sub("", unicodedata.normalize("NFD", letter)))
        small = letter.casefold()
        if bare == letter and len(small) == 1:
            table[ord(letter)] = _PLAIN.get(small, small)
    table |= {ord(letter): plain for letter, plain in _PLAIN.items()}
    table |= {ord(letter): two for letter, two in LIGATURES.items()}
    return {code: small for code, small in table.items() if chr(code) != small}


_folded = _case()
