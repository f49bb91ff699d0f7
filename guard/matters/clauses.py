"""Where a clause begins and ends, and who takes part in it."""

from bisect import bisect_left

from guard.lexicon import words
from guard.persons.mention import Mention
from guard.reading import CLAUSE, Reading

JOINING = words("grammar", "joining")
STARTING = words("grammar", "starting")
PAST = words("grammar", "past")
BEING = words("grammar", "being")
LONGEST = 14


def clause_start(reading: Reading, place: int) -> int:
    """The first word of the clause around `place`."""
    start = place
    while start > reading.sentence_start[place] and place - start < 30:
        if reading.breaks[start] >= CLAUSE:
            return start
        if reading.words[start - 1] in JOINING and (
            reading.words[start] in STARTING or reading.words[start - 1] in {"because", "but"}
        ):
            return start
        if reading.words[start - 1] == "and" and named_subject(reading, start):
            return start
        start -= 1
    return start


def clause_end(reading: Reading, place: int) -> int:
    """One past the last word of the clause whose words up to `place` are already in it."""
    end = place
    while end < reading.sentence_end[place - 1] and end - place < LONGEST:
        if (
            reading.breaks[end] >= CLAUSE
            or reading.words[end] in {"apparently", "because", "cos", "but", "and"}
            and opens(reading, end)
        ):
            return end
        if reading.words[end] in {
            "i",
            "im",
            "i'm",
            "i've",
            "ive",
            "can",
            "does",
            "anyone",
            "please",
            "pls",
            "hope",
            "why",
            "how",
            "we",
            "so",
            "what",
        }:
            return end
        end += 1
    return end


def opens(reading: Reading, place: int) -> bool:
    """After `and` a new clause begins only with a new subject; `because` and `but` always begin one."""
    if reading.words[place] != "and":
        return True
    follows = reading.word(place + 1)
    return named_subject(reading, place + 1) or follows in STARTING or follows in words("persons", "parents")


def named_subject(reading: Reading, place: int) -> bool:
    """`and Layla sat with him`: a name and what it did, not one more to whom it was done."""
    verb = reading.word(place + 1)
    did = verb in PAST or verb in BEING or verb.endswith("ed") or verb in words("names", "strong_verbs")
    return place in reading.named and did


class Cast:
    """All mentions of a message, to be asked by place."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.firsts = [mention.first for mention in mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self.firsts, start) : bisect_left(self.firsts, end)]

    def before(self, start: int, place: int) -> Mention | None:
        """The nearest mention that ends by `place`, not before `start`."""
        inside = [mention for mention in self.within(start, place) if mention.end <= place]
        return inside[-1] if inside else None

    def after(self, place: int, end: int) -> Mention | None:
        inside = self.within(place, end)
        return inside[0] if inside else None
