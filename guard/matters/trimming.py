"""Which words of what is told the sheet marks: the predicate and its object, not the whole sentence."""

from dataclasses import replace
from functools import cache

from guard.lexicon import Phrases, lexicon, words
from guard.matters.clauses import Cast
from guard.matters.matter import Matter
from guard.names.pupils import Name
from guard.reading import CLAUSE, Reading
from guard.verdict import Label

JOINTS = words("grammar", "between_names")
TAKING = words("grammar", "taking")
TAKEN_BY = words("grammar", "taken_by")
DESCRIBING = frozenset({"with", "in", "from", "who", "whos", "that", "and", "on"})
VERBS = words("grammar", "past") | words("grammar", "being") | words("dark", "ongoing")
LONGEST_TAIL = 5


def trimmed(reading: Reading, cast: Cast, names: list[Name], matter: Matter) -> Matter:
    """Without the names it begins with, which are marked themselves, and without when and where it ends with."""
    ends = {name.first: name.end for name in names}
    first = after_names(reading, ends, matter.first, matter.end)
    end = before_tails(reading, first, matter.end)
    if matter.label is Label.HEALTH_SEND:
        end = with_object(reading, end)
    if first == reading.sentence_start[first] and end == reading.sentence_end[first]:
        leading = [one.end for one in cast.within(first, first + 1) if one.end < end]
        first = predicate(reading, leading[0], end) if leading else first
    return replace(matter, first=first, end=end)


def after_names(reading: Reading, ends: dict[int, int], first: int, end: int) -> int:
    """The place after `Hafsa and Priya`; where nothing but names is left, they stay."""
    place = first
    while place in ends:
        place = ends[place]
        if place < end and reading.words[place] in JOINTS and place + 1 in ends:
            place += 1
    return predicate(reading, place, end) if first < place < end else first


def predicate(reading: Reading, place: int, end: int) -> int:
    """From the verb on, where a description such as `with the ginger hair in 6S` stands before it."""
    if reading.words[place] not in DESCRIBING:
        return place
    for later in range(place, end - 1):
        word = reading.words[later]
        if word in VERBS or word.endswith("ed"):
            return later
    return place


def before_tails(reading: Reading, first: int, end: int) -> int:
    """`today`, `at lunch`, `on the way home`, `lol`: taken off the end as long as two words are left."""
    found = True
    while found:
        found = False
        for start in range(max(first + 2, end - LONGEST_TAIL), end):
            if any(start + length == end for length, _ in tails().each(reading.words, start)):
                end, found = start, True
                break
    return end


def with_object(reading: Reading, end: int) -> int:
    """`allergic to eggs`, `operation for his ear`."""
    stop = reading.sentence_end[end - 1]
    if reading.words[end - 1] not in TAKING or end + 1 >= stop or reading.words[end] not in TAKEN_BY:
        return end
    place = end + 2 if reading.words[end + 1] not in words("grammar", "articles") else end + 3
    inside = place <= stop and all(level < CLAUSE for level in reading.breaks[end:place])
    return place if inside else end


@cache
def tails() -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for pattern in lexicon("grammar")["tails"]:
        phrases.add(pattern, True)
    return phrases
