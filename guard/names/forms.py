"""Every way to write a pupil's name that we look for."""

import re
from collections.abc import Iterator

from guard.context import Pupil
from guard.lexicon import lexicon
from guard.normalise import fold

Spelling = tuple[str, ...]
SHORTEST = 2


def plain(name: str) -> Spelling:
    """`Ella-Mae` gives `("ella", "mae")`."""
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(name).text))


def given_names(pupil: Pupil) -> Iterator[Spelling]:
    for name in (pupil.first, pupil.known_as):
        parts = plain(name)
        if parts:
            yield from joined_and_apart(parts)
            if len(parts) > 1 and len(parts[0]) > SHORTEST:
                yield (parts[0],)
    yield from nicknames("".join(plain(pupil.first)))


def family_names(pupil: Pupil) -> Iterator[Spelling]:
    parts = plain(pupil.last)
    if parts:
        yield from joined_and_apart(parts)


def joined_and_apart(parts: Spelling) -> Iterator[Spelling]:
    yield parts
    whole = "".join(parts)
    yield (whole,)
    if "'" in whole:
        yield (whole.replace("'", ""),)
        yield tuple(whole.split("'"))


def nicknames(first: str) -> Iterator[Spelling]:
    for short in lexicon("nicknames")["short"].get(first, "").split():
        yield (short,)


def initials(pupil: Pupil) -> str:
    first, last = plain(pupil.first), plain(pupil.last)
    return first[0][0] + last[0][0] if first and last else ""
