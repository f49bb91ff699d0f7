"""What is asked of the index, and what it answers: the interface that both databases keep."""

from dataclasses import dataclass
from datetime import datetime

from rooms.search.words import words_in

MOST_WORDS = 10
SHORTEST_PREFIX = 2  # characters; a single letter stands for itself


@dataclass(frozen=True)
class Term:
    """A word that must be there, or with `is_start` any word that begins so."""

    text: str
    is_start: bool = False

    def fits(self, word: str) -> bool:
        return word.startswith(self.text) if self.is_start else word == self.text


@dataclass(frozen=True)
class Question:
    """All terms, said by one of the authors (None: by anybody), in `since` <= shown < `until`."""

    terms: tuple[Term, ...] = ()
    authors: tuple[int, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def finds_nothing(self) -> bool:
        """Nothing was asked, or nobody is meant."""
        asks = self.terms or self.authors or self.since or self.until
        return self.authors == () or not asks


NOTHING = Question()


@dataclass(frozen=True)
class Place:
    """A stretch of one room: messages with `after` < seq < `before`."""

    room_id: int
    after: int
    before: int


@dataclass(frozen=True, order=True)
class Hit:
    """A found message; the newest is the greatest."""

    shown_at: datetime
    room_id: int
    seq: int
    message_id: int


def terms_of(text: str) -> tuple[Term, ...]:
    """The first ten different words of a text; the last one may be only begun, unless something follows it."""
    words = list(dict.fromkeys(word.text for word in words_in(text)))[:MOST_WORDS]
    return tuple(Term(word, is_start=word == words[-1] and len(word) >= SHORTEST_PREFIX) for word in words)
