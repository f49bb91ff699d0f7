"""Descriptions: `the new girl with the pink glasses` singles a child out, `some Y6 boys` does not."""

from functools import cache

from guard.lexicon import Phrases, lexicon, words
from guard.names.pupils import Name
from guard.persons.mention import Mention, Who
from guard.reading import CLAUSE, Reading

DEFINITE = words("grammar", "definite")
INDEFINITE = words("grammar", "indefinite")
STORIES = words("grammar", "stories")
REACH = 4


def described(reading: Reading, place: int, names: dict[int, Name]) -> Mention | None:
    """The mention around a noun for a child at `place`, or None when it is the author's or nobody."""
    noun = reading.words[place]
    first, determiner = determiner_of(reading, place)
    if not determiner and reading.before(place) == "new" and noun in words("persons", "children"):
        return Mention(place - 1, after_class(reading, place + 1), Who.OTHER, gender_of(noun))
    if not determiner:
        return (
            Mention(place, place + 1, Who.GROUP, gender_of(noun))
            if noun in words("persons", "groups")
            else None
        )
    middle = reading.words[first + 1 : place]
    end = after_class(reading, place + 1)
    if (
        determiner in DEFINITE
        and noun in words("persons", "children")
        and singled_out(reading, place, middle)
    ):
        return Mention(first, end, Who.OTHER, gender_of(noun))
    if determiner in DEFINITE and noun == "twins" and not middle:
        return Mention(first, end, Who.OTHER)
    return Mention(first, end, Who.GROUP, gender_of(noun))


def determiner_of(reading: Reading, place: int) -> tuple[int, str]:
    for step in range(1, REACH + 1):
        before = place - step
        if before < 0 or reading.breaks[before + 1] >= CLAUSE:
            break
        if reading.words[before] in DEFINITE or reading.words[before] in INDEFINITE:
            return before, reading.words[before]
    return place, ""


def singled_out(reading: Reading, place: int, middle: list[str]) -> bool:
    """By an unusual adjective, or by what follows."""
    if "other" in middle or "poor" in middle:
        return follows_singling(reading, place)
    telling = [
        word for word in middle if word not in words("persons", "plain_adjectives") and not word.isdigit()
    ]
    return bool(telling) or follows_singling(reading, place)


def follows_singling(reading: Reading, place: int) -> bool:
    after, further = reading.after(place), reading.words[place + 2 : place + 8]
    if after not in words("persons", "distinctive_after") or reading.breaks[place + 1] >= CLAUSE:
        return False
    if after in {"in", "on", "at", "from", "near", "has"}:
        return (
            bool(further)
            and not STORIES & set(further[:3])
            and further[0] not in {"year", "front", "time", "a", "his", "her", "question"} - wheels(further)
        )
    return not STORIES & set(further)


def wheels(further: list[str]) -> set[str]:
    return {"a", "his", "her"} if "wheelchair" in further else set()


def after_class(reading: Reading, place: int) -> int:
    """`a boy in 4B`, `a girl from year 2`: the class belongs to the description."""
    if reading.words[place : place + 1] and reading.words[place] in {"in", "from"}:
        tail = reading.words[place + 1 : place + 3]
        if tail[:1] in (["year"], ["yr"]):
            return place + 3
        if tail and (
            tail[0][0].isdigit()
            or tail[0] in {"reception", "rh", "nursery"}
            or tail[0].startswith("y")
            and tail[0][1:].isdigit()
        ):
            return place + 2
    return place


def gender_of(noun: str) -> str:
    if noun in words("persons", "males"):
        return "m"
    return "f" if noun in words("persons", "females") else ""


@cache
def helping() -> Phrases[bool]:
    return listed("helping")


@cache
def thanking() -> Phrases[bool]:
    return listed("thanked")


def listed(table: str) -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for pattern in lexicon("persons")[table]:
        phrases.add(pattern, True)
    return phrases


def is_harmless(reading: Reading, mention: Mention) -> bool:
    """A witness, helper or comforter: `thank you Freya for sitting with him`."""
    if reading.breaks[mention.end : mention.end + 1] == [0] and helping().at(reading.words, mention.end):
        return True
    for step in range(1, 4):
        place = mention.first - step
        if place < 0 or reading.breaks[place + 1] >= 2:
            return False
        found = thanking().at(reading.words, place)
        if found and place + found[0] >= mention.first - 1:
            return True
    return False
