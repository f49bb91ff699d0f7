"""What the learned opinion looks at: words with everybody in them replaced by the part they play."""

from collections.abc import Iterator
from functools import cache, lru_cache

from guard.lexicon import words
from guard.matters.clauses import Cast
from guard.matters.trigger import dark_words, endings, family_words, health_words, incident_words, murky_deeds
from guard.persons.mention import IDENTIFIED, Mention, Who
from guard.reading import Reading

LONGEST, SHORTEST = 60, 4
ROLES = {Who.OWN: "OWN", Who.OTHER: "OTHER", Who.GROUP: "GROUP", Who.ADULT: "ADULT"}


def windows(reading: Reading, cast: Cast) -> Iterator[list[str]]:
    """Around each child that is another's: the sentence, the one before and the one after."""
    seen = set()
    for one in cast.mentions:
        if one.child is not Who.OTHER or one.pronoun:
            continue
        begin, end = around(reading, one)
        if (begin, end) not in seen:
            seen.add((begin, end))
            if end - begin < SHORTEST:
                continue
            yield roles(reading, cast, begin, end)


def around(reading: Reading, one: Mention) -> tuple[int, int]:
    begin, end = reading.sentence_start[one.first], reading.sentence_end[one.first]
    begin = reading.sentence_start[begin - 1] if begin else begin
    end = reading.sentence_end[end] if end < len(reading.words) else end
    return max(begin, one.first - LONGEST // 2), min(end, one.first + LONGEST // 2)


def roles(reading: Reading, cast: Cast, begin: int, end: int) -> list[str]:
    told = reading.words[begin:end]
    for one in cast.within(begin, end):
        role = "RELATIVE" if one.who is Who.RELATIVE and one.owner in IDENTIFIED else ROLES.get(one.who)
        if role and not one.pronoun and one.end <= end:
            told[one.first - begin : one.end - begin] = [role] + [""] * (one.end - one.first - 1)
    return [word for word in told if word]


def features(told: list[str]) -> set[str]:
    """Single words, neighbours, neighbours but one, beginnings and endings, and the lists a word is in."""
    found: set[str] = set()
    for place, word in enumerate(told):
        found.update(of_word(word))
        if place:
            found.add(f"{told[place - 1]} {word}")
        if place > 1:
            found.add(f"{told[place - 2]} * {word}")
    return found


@lru_cache(maxsize=4096)
def of_word(word: str) -> tuple[str, ...]:
    if not word.islower():
        return (word,)
    parts = (word[:4] + "-", word[:5] + "-", "-" + word[-3:]) if len(word) > 4 else ()
    return (word, *kinds(word), *parts)


def kinds(word: str) -> list[str]:
    return listed().get(word, ["@medical"] if len(word) > 6 and word.endswith(endings()) else [])


@cache
def listed() -> dict[str, list[str]]:
    """For each word the lists it is in."""
    tables = {
        "@dark": dark_words(),
        "@murky": murky_deeds(),
        "@incident": frozenset(incident_words()[0].by_first),
        "@health": frozenset(health_words()[0].by_first),
        "@family": frozenset(family_words()[0].by_first),
        "@kind": words("grammar", "kind_deeds"),
        "@kindly": words("dark", "kindly"),
        "@thing": words("names", "belongings"),
        "@praise": words("grammar", "praise"),
        "@body": words("dark", "bodies"),
        "@distress": words("dark", "distress"),
        "@asked": words("grammar", "asked_about"),
    }
    found: dict[str, list[str]] = {}
    for name, table in tables.items():
        for word in sorted(table):
            found.setdefault(word, []).append(name)
    return found
