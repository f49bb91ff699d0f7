"""`J.T. in 4B`, `JT from 4B`: initials count together with a class, or alone in the class's own room."""

import re
from collections.abc import Iterator

from guard.lexicon import words
from guard.names.forms import plain
from guard.names.index import NameIndex, Pupils
from guard.reading import Reading

LETTERS = re.compile(r"(?<![^\W_])(?<![^\W_]\.)([a-z])(?:\. ?|)([a-z])(?!\.[a-z])\.?(?![^\W_])")
CLASS_NEAR = re.compile(r"[ ,]{1,2}(?:\(|(?:in|from|of) )?([a-z0-9]{2,20})\b\)?")
ABBREVIATIONS = words("grammar", "abbreviations")


def initialled(reading: Reading, index: NameIndex, room_class: str) -> Iterator[tuple[int, int, Pupils]]:
    """Folded start, end and pupils; capitals are asked for, so `is` and `so` are no initials."""
    text, own_room = reading.folded.text, "".join(plain(room_class))
    if reading.text.isupper():
        return
    for found in LETTERS.finditer(text):
        if not in_capitals(reading, found):
            continue
        letters = found[1] + found[2]
        near = CLASS_NEAR.match(text, found.end())
        placed = near is not None and near[1] in index.classes
        end = near.end() if near and placed else found.end()
        if letters in ABBREVIATIONS and not HURTING.match(text, end):
            continue
        pupils = index.with_initials(near[1], letters) if near and placed else frozenset()
        if not pupils and letters not in ABBREVIATIONS and DOING.match(text, found.end()):
            pupils = index.with_initials(own_room, letters)
        if pupils:
            yield found.start(), found.end(), pupils


def in_capitals(reading: Reading, found: re.Match[str]) -> bool:
    if not reading.text[reading.folded.starts[found.start()]].isupper():
        return False
    start, end = reading.folded.original(found.start(), found.end())
    return reading.text[start:end].replace(".", "").replace(" ", "").isupper()


DOING = re.compile(
    r"(?:'s| (?:has|was|got|hit|kicked|punched|pushed|bit|said|left|is|again|keeps|called|threw)\b)"
)

# `PE in Oak` is a lesson; `PE in Oak kicked my son` is somebody.
HURTING = re.compile(
    r" (?:hit|kicked|punched|pushed|bit|slapped|spat|threw|called|said|told|bullied|scratched)\b"
)
