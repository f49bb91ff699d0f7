"""A message cut into words, sentences and clauses. Lists run in parallel: a place is a token's number."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from guard.normalise import Folded, fold

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SENTENCE, CLAUSE, NONE = 2, 1, 0
LONGEST_SENTENCE = 80


@dataclass(slots=True, repr=False)
class Reading:
    """`words` are folded and without a possessive; `ends` stop before it. `breaks[i]` stands before word `i`.

    `told` are the words with every name that owns something read as `his`; `named` the places where names begin.
    """

    text: str
    folded: Folded
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    possessive: list[bool] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    sentence_start: list[int] = field(default_factory=list)
    sentence_end: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    named: frozenset[int] = frozenset()
    shouts: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def before(self, place: int) -> str:
        """The word before, in the same sentence, or empty."""
        return self.words[place - 1] if place and self.breaks[place] < SENTENCE else ""

    def after(self, place: int) -> str:
        """The word after, in the same sentence, or empty."""
        follows = place + 1 < len(self.words) and self.breaks[place + 1] < SENTENCE
        return self.words[place + 1] if follows else ""

    def gap(self, place: int) -> str:
        """What stands between the word before and this one."""
        return self.folded.text[self.ends[place - 1] : self.starts[place]] if place else ""

    def opens_sentence(self, place: int) -> bool:
        return self.sentence_start[place] == place

    def gap_after(self, place: int) -> str:
        """What stands between this word and the next, or the end."""
        end = self.starts[place + 1] if place + 1 < len(self.words) else len(self.folded.text)
        return self.folded.text[self.ends[place] : end]


def read(text: str, folded: Folded | None = None, spoken: str | None = None) -> Reading:
    """`spoken` replaces the folded text where addresses of pages and mail are blanked out."""
    folded = folded or fold(text)
    body = folded.text if spoken is None else spoken
    found = list(WORD.finditer(body))
    raw = [one[0] for one in found]
    stops = [one.end() for one in found]
    reading = Reading(text, folded)
    reading.starts = [one.start() for one in found]
    reading.breaks = breaks_between(body, reading.starts, stops)
    reading.capital = [text[folded.starts[start]].isupper() for start in reading.starts]
    named = [word.endswith("'s") for word in raw]
    reading.words = [word[:-2] if owns else word for word, owns in zip(raw, named, strict=True)]
    reading.ends = [stop - 2 if owns else stop for stop, owns in zip(stops, named, strict=True)]
    reading.possessive = [
        owns or (body.startswith("'", stop) and word.endswith("s") and body[stop : stop + 2] in ("' ", "'"))
        for word, owns, stop in zip(raw, named, stops, strict=True)
    ]
    mark_sentences(reading)
    reading.shouts = shouting(reading)
    return reading


def shouting(reading: Reading) -> bool:
    """Capitals say nothing here: nearly every word is written with one."""
    lettered = [
        capital for capital, word in zip(reading.capital, reading.words, strict=True) if word[0].isalpha()
    ]
    return len(lettered) > 2 and sum(lettered) > 0.7 * len(lettered)


def breaks_between(body: str, starts: list[int], stops: list[int]) -> list[int]:
    """Before each word; the first one always begins a sentence."""
    inner = [break_in(body[stop:start]) for stop, start in zip(stops, starts[1:], strict=False)]
    return [SENTENCE, *inner] if starts else []


@lru_cache(maxsize=2048)
def break_in(gap: str) -> int:
    if gap == " ":
        return NONE
    if "\n" in gap or re.search(r"[!?…]|\.(?=\s|\.)", gap):
        return SENTENCE
    if re.search(r"[,;:()\[\]\"“”/]|\s-|-\s", gap) or any(ord(sign) > 0x2190 for sign in gap):
        return CLAUSE
    return NONE


def mark_sentences(reading: Reading) -> None:
    """Sentences that never end are cut, so that no work on one sentence grows with the message."""
    count, start = len(reading.words), 0
    for place in range(1, count + 1):
        if place == count or reading.breaks[place] == SENTENCE or place - start >= LONGEST_SENTENCE:
            reading.sentence_start.extend([start] * (place - start))
            reading.sentence_end.extend([place] * (place - start))
            start = place
