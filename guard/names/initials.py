"""`J.T. in 4B`, `JT from 4B`: initials count together with a class, or alone in the class's own room."""

import re
from collections.abc import Iterator

from guard.lexicon import words
from guard.names.forms import plain
from guard.names.index import NameIndex, Pupils
from guard.reading import Reading

LETTERS = re.compile(r"(?<![^\W_])([a-z])(?:\. ?|)([a-z])\.?(?![^\W_])")
CLASS_NEAR = re.compile(r"[ ,]{1,2}(?:\(|(?:in|from|of) )?([a-z0-9]{2,3})\b")
ABBREVIATIONS = words("grammar", "abbreviations")


def initialled(reading: Reading, index: NameIndex, room_class: str) -> Iterator[tuple[int, int, Pupils]]:
    """Folded start, end and pupils; capitals are asked for, so `is` and `so` are no initials."""
    text, own_room = reading.folded.text, "".join(plain(room_class))
    if reading.shouts:
        return
    for found in LETTERS.finditer(text):
        if not reading.text[reading.folded.starts[found.start()]].isupper():
            continue
        start, end = reading.folded.original(found.start(), found.end())
        if not reading.text[start:end].replace(".", "").replace(" ", "").isupper():
            continue
        letters = found[1] + found[2]
        near = CLASS_NEAR.match(text, found.end())
        pupils = index.with_initials(near[1], letters) if near and near[1] in index.classes else frozenset()
        if not pupils and letters not in ABBREVIATIONS and does_something(text, found.end()):
            pupils = index.with_initials(own_room, letters)
        if pupils:
            yield found.start(), found.end(), pupils


DOING = re.compile(
    r"(?:'s| (?:has|was|got|hit|kicked|punched|pushed|bit|said|left|is|again|keeps|called|threw)\b)"
)


def does_something(text: str, end: int) -> bool:
    return bool(DOING.match(text, end))
