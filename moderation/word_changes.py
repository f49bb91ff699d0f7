"""An edit as words added and taken away, in the order in which they are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `change` is "kept", "added" or "taken"."""

    text: str
    change: str


def changes_between(before: str, after: str) -> list[Piece]:
    """All of both texts, word by word: what went comes before what came in its place."""
    old, new = _words(before), _words(after)
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [piece for tag, *spans in matched for piece in _pieces(tag, old, new, *spans)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _pieces(tag: str, old: list[str], new: list[str], *spans: int) -> Iterator[Piece]:
    start, end, new_start, new_end = spans
    if tag == "equal":
        yield Piece("".join(old[start:end]), "kept")
        return
    if taken := "".join(old[start:end]):
        yield Piece(taken, "taken")
    if added := "".join(new[new_start:new_end]):
        yield Piece(added, "added")
