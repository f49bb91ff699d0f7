"""How a person and a room are drawn: initials on a colour of their own, a tile that no other class has."""

import re
from dataclasses import dataclass
from typing import Any
from zlib import crc32

PERSON_COLOURS = 6
TITLES = {"mrs", "mr", "ms", "miss", "mx", "dr"}
TREES = ("willow", "oak", "acorn", "holly", "birch", "rowan", "sycamore")
OTHERS = {
    "notices": ("notice", "horn"),
    "friends": ("friends", "bunting"),
    "walk": ("walk", "bike"),
}


@dataclass(frozen=True)
class Tile:
    """A colour of tokens.css with a picture of icons.svg, or with letters where no picture is known."""

    colour: str
    icon: str = ""
    letters: str = ""


def initials_of(name: str) -> str:
    """First letters of the first and last word, titles left out: "Mrs Adeyemi" is A, "Sam Ellis" is SE."""
    words = [word for word in name.split() if word.strip(".").lower() not in TITLES] or ["?"]
    chosen = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()


def colour_of(person: Any) -> str:
    """c1 to c6, the same for a person for ever."""
    known = person.id if isinstance(person.id, int) else crc32(str(person.id).encode())
    return f"c{known % PERSON_COLOURS + 1}"


def tile_of(room: Any) -> Tile:
    """The tile of a room, or of a class name such as "Willow (Y3)"."""
    title = str(room)
    if getattr(room, "kind", "") == "announcements":
        return Tile(*OTHERS["notices"])
    for word in re.findall(r"[a-z]+", title.lower()):
        if word in TREES:
            return Tile(word, word)
        if word in OTHERS:
            return Tile(*OTHERS[word])
    return Tile(TREES[crc32(title.encode()) % len(TREES)], letters=_letters_of(title))


def _letters_of(title: str) -> str:
    """What tells "Year 3" from "Year 4", or else the first letter: "3", "4", "E"."""
    numbered = re.search(r"\b[A-Z]?\d{1,2}[A-Z]?\b", title)
    return numbered.group() if numbered else title[:1].upper()
