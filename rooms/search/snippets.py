"""The part of a message around what was found, as pieces of plain text, the found words marked."""

from dataclasses import dataclass

from rooms.search.asking import Term
from rooms.search.words import Word, words_in

BEFORE, AFTER = 60, 140  # characters around the first found word
WHOLE = 230  # a message up to this long is shown as it is


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool = False


def snippet_of(body: str, terms: tuple[Term, ...]) -> list[Piece]:
    """Pieces that, put together, are the message or a stretch of it with "…" where it was cut."""
    words = words_in(body)
    found = [word for word in words if any(term.fits(word.text) for term in terms)]
    start, end = _window(body, words, found[0].start if found else 0)
    pieces = [Piece("…")] if start else []
    place = start
    for word in found:
        if start <= word.start and word.end <= end:
            pieces += [Piece(body[place : word.start]), Piece(body[word.start : word.end], is_found=True)]
            place = word.end
    pieces += [Piece(body[place:end])] + ([Piece("…")] if end < len(body) else [])
    return [piece for piece in pieces if piece.text]


def _window(body: str, words: list[Word], first: int) -> tuple[int, int]:
    """First and last character, cut between words where that takes little away."""
    if len(body) <= WHOLE:
        return 0, len(body)
    start, end = max(0, first - BEFORE), min(len(body), first + AFTER)
    starts = [word.start for word in words if start <= word.start <= first]
    ends = [word.end for word in words if first < word.end <= end]
    return (starts[0] if start and starts else start), (ends[-1] if end < len(body) and ends else end)
