"""Names written so that a word list does not see them: T y l e r, T*ler, K@yden, Ky1e, relyT."""

import re
from collections.abc import Iterator

from guard.lexicon import known_words
from guard.names.index import NameIndex, is_word

SEPARATED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*·•|/]{1,3}[^\W\d_]){2,}(?![^\W_])")
MEASURE = re.compile(
    r"[0-9.:£$€]+(?:am|pm|st|nd|rd|th|ish|m|k|p|km|kg|g|ml|l|cm|mm|hrs?|mins?|x|yrs?|yo|s|d|c|a|b)?[.!?]?"
)
PART = r"[^\s,;:()/\"“”\[\]]"
SIGNED = re.compile(rf"(?<!{PART})(?={PART}*?[@$€£*#!|+¥?0-9_])(?={PART}*?[a-z]){PART}+")
LETTERS_FOR_SIGNS = str.maketrans("01345789@$€£!|+¥", "oieastbgaseliity")
WILD = "*_#?."
LONGEST = 24
MOST_STARRED = 200


def disguised(text: str, index: NameIndex) -> Iterator[tuple[int, int, str]]:
    """Start, end and plain spelling of each disguised name in folded text."""
    yield from separated(text, index)
    yield from signed(text, index)


def separated(text: str, index: NameIndex) -> Iterator[tuple[int, int, str]]:
    for run in SEPARATED.finditer(text):
        places = [place for place in range(run.start(), run.end()) if text[place].isalpha()]
        yield from windows(text, places, index)


def windows(text: str, places: list[int], index: NameIndex) -> Iterator[tuple[int, int, str]]:
    """The longest names among single letters, left to right: `a t y l e r` holds one."""
    spelled = "".join(text[place] for place in places)
    start = 0
    while start < len(places):
        for length in range(min(LONGEST, len(places) - start), 2, -1):
            name = spelled[start : start + length]
            if name in index.singles:
                yield places[start], places[start + length - 1] + 1, name
                start += length - 1
                break
        start += 1


def signed(text: str, index: NameIndex) -> Iterator[tuple[int, int, str]]:
    starred = 0
    for found in SIGNED.finditer(text):
        written = found[0].rstrip("!?.").removesuffix("'s")
        if not 2 < len(written) <= LONGEST or written.isalpha() or MEASURE.fullmatch(written):
            continue
        name = unmasked(written, index)
        if not name and starred < MOST_STARRED and any(sign in written for sign in WILD):
            starred += 1
            name = starred_name(written, index)
        if name:
            yield found.start(), found.start() + len(written), name


def unmasked(written: str, index: NameIndex) -> str:
    for ones in ("i", "l"):
        plain = re.sub(
            r"[^a-z]", "", written.replace("1", ones).replace("!", ones).translate(LETTERS_FOR_SIGNS)
        )
        if plain not in known_words() and index.single(plain) and len(plain) > 2:
            return plain
        if is_word(plain) and index.single(plain) and len(plain) > 2:
            return plain
    return ""


def starred_name(written: str, index: NameIndex) -> str:
    """`t*ler` and `t**er`: signs stand for letters, one each or, when one stands alone, several."""
    letters = [letter if letter.isalnum() else "." for letter in written]
    if sum(letter != "." for letter in letters) < 2:
        return ""
    first = letters[0] if letters[0] != "." else ""
    exact = re.compile("".join(letters))
    for name in index.by_ends.get((first, len(written)), ()):
        if exact.fullmatch(name):
            return name
    return ""
