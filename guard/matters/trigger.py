"""Where words for an incident, for health or for family matters stand."""

from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache
from typing import Any

from guard.lexicon import Phrases, inflected, known_words, lexicon, words
from guard.reading import CLAUSE, Reading


class Kind(IntEnum):
    HARM = auto()
    ACT = auto()
    ACCIDENT = auto()
    SANCTION = auto()
    QUARREL = auto()
    LASTING = auto()
    PASSING = auto()
    HOME = auto()
    CHILD = auto()
    SEVERE = auto()
    GAPPED = auto()
    COMPLAINT = auto()
    SUSPICION = auto()
    DARK = auto()
    IDIOM = auto()


REACH = {Kind.GAPPED: 8, Kind.ACT: 10, Kind.ACCIDENT: 3}
GAPPED_TABLES = {"gapped": Kind.GAPPED, "gapped_act": Kind.ACT, "gapped_accident": Kind.ACCIDENT}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words `first` to `end` (exclusive)."""

    kind: Kind
    first: int
    end: int


def table(name: str, entry: Any, kind: Kind, phrases: Phrases[Kind]) -> None:
    verbs = entry.get("verbs", "") if isinstance(entry, dict) else ""
    for verb in verbs.split():
        for form in inflected(verb):
            phrases.add(form, kind)
    for pattern in entry.get("phrases", ()) if isinstance(entry, dict) else entry:
        phrases.add(pattern, kind)


@cache
def dark_words() -> frozenset[str]:
    """Single words that seldom mean well of a child, in every form, without those of ordinary school talk."""
    listed = murky_deeds() | words("dark", "traits") | words("dark", "nouns")
    return listed - words("dark", "harmless")


@cache
def murky_deeds() -> frozenset[str]:
    """Deeds that hurt when done to somebody, though some are ordinary otherwise: `cut`, `hid`, `pushed`."""
    verbs = (form for verb in words("dark", "verbs") for form in inflected(verb))
    return frozenset({*verbs, *words("dark", "past"), *words("dark", "past_deeds")})


@cache
def incident_words() -> tuple[Phrases[Kind], Phrases[Kind]]:
    meant, apart = listed_incidents()
    for word in dark_words():
        meant.add(word, Kind.DARK)
    return meant, apart


def listed_incidents() -> tuple[Phrases[Kind], Phrases[Kind]]:
    return loaded(
        "incidents",
        {
            "harm": Kind.HARM,
            "act": Kind.ACT,
            "accident": Kind.ACCIDENT,
            "sanction": Kind.SANCTION,
            "quarrel": Kind.QUARREL,
            "complaint": Kind.COMPLAINT,
            "suspicion": Kind.SUSPICION,
        },
        "idioms",
    )


@cache
def health_words() -> tuple[Phrases[Kind], Phrases[Kind]]:
    return loaded("health", {"lasting": Kind.LASTING, "passing": Kind.PASSING}, "own_things")


@cache
def family_words() -> tuple[Phrases[Kind], Phrases[Kind]]:
    return loaded("family", {"severe": Kind.SEVERE, "home": Kind.HOME, "child": Kind.CHILD}, "idioms")


def loaded(name: str, tables: dict[str, Kind], idioms: str) -> tuple[Phrases[Kind], Phrases[Kind]]:
    meant: Phrases[Kind] = Phrases()
    apart: Phrases[Kind] = Phrases()
    for entry, kind in tables.items():
        table(entry, lexicon(name)[entry], kind, meant)
    table(idioms, lexicon(name)[idioms], Kind.IDIOM, apart)
    return meant, apart


@cache
def gapped_words() -> Phrases[tuple[Kind, frozenset[str]]]:
    """Verbs, and for each the words that must follow a little later: `left HER out`."""
    tails: Phrases[tuple[Kind, frozenset[str]]] = Phrases()
    for table, kind in GAPPED_TABLES.items():
        for entry in lexicon("incidents")[table]["phrases"]:
            verbs, _, later = entry.partition(" ~ ")
            tails.add(verbs, (kind, frozenset(later.split())))
    return tails


def medical(reading: Reading) -> list[Trigger]:
    """Illnesses, operations and medicines that no list has: `spherocytosis`, `Perthes' disease`."""
    found, lasting, final, common = [], last_words(), endings(), known_words()
    for place, word in enumerate(reading.words):
        if word in lasting:
            begins = place - 1 if names_an_illness(reading, place - 1) else place
            found.append(Trigger(Kind.LASTING, begins, place + 1))
        elif len(word) > 6 and word.endswith(final) and word not in common:
            found.append(Trigger(Kind.LASTING, place, place + 1))
    return found


def names_an_illness(reading: Reading, place: int) -> bool:
    return place >= 0 and not reading.breaks[place + 1] and reading.words[place] not in known_words()


@cache
def endings() -> tuple[str, ...]:
    return tuple(sorted(words("health", "endings")))


@cache
def last_words() -> frozenset[str]:
    return words("health", "ended")


def gapped(reading: Reading) -> list[Trigger]:
    tails = gapped_words()
    found = []
    for place, word in enumerate(reading.told):
        if word in tails.by_first:
            for _, (kind, wanted) in tails.each(reading.told, place):
                found.extend(with_tail(reading, place, kind, wanted))
    return found


def with_tail(reading: Reading, place: int, kind: Kind, wanted: frozenset[str]) -> list[Trigger]:
    for later in range(place + 2, min(place + 2 + REACH[kind], reading.sentence_end[place])):
        if reading.words[later] in wanted:
            return [Trigger(kind, place, later + 1)]
    return []


def triggers(
    reading: Reading, lists: tuple[Phrases[Kind], Phrases[Kind]], all_meanings: bool = False
) -> list[Trigger]:
    """In reading order; an idiom that begins at the same word, or covers it, hides the meaning."""
    meant, apart = lists
    found: list[Trigger] = []
    hidden = 0
    told = reading.told
    idioms, meanings = apart.by_first, meant.by_first
    for place, (word, following) in enumerate(zip(told, [*told[1:], ""], strict=False)):
        if (begun := idioms.get(word)) and begun.may_go_on(following) and (idiom := apart.at(told, place)):
            hidden = max(hidden, place + idiom[0])
        if place < hidden or not ((begun := meanings.get(word)) and begun.may_go_on(following)):
            continue
        longest: dict[Kind, int] = {}
        for length, kind in meant.each(told, place):
            if length == 1 or max(reading.breaks[place + 1 : place + length]) < CLAUSE:
                longest[kind] = length
        if longest and not all_meanings:
            longest = dict([max(longest.items(), key=lambda entry: entry[1])])
        found.extend(Trigger(kind, place, place + length) for kind, length in longest.items())
    return found
