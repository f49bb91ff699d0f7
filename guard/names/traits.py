"""What speaks for and against a name of the roll being a child here, as features of the learned evidence.

The points of the rules are features like others, so that what is learned corrects the rules.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from guard.lexicon import known_words, words
from guard.names.hits import Hit
from guard.names.index import is_word
from guard.reading import Reading

TABLES = {
    "names": """determiners person_before person_verbs strong_verbs weak_verbs relatives belongings child_cues
    compounds business addressed greetings adult_kin pets stories titles pronoun_subjects adult_places adult_doings""",
    "grammar": """he_or_she asking_verbs asked_about past being match roles premises days other_months dressing
    praise book_words kind_deeds""",
    "persons": "children groups parents self you",
}
SORTS = "mass_words months seasons verb_names places capital_anyway characters teams"
BEFORE, AFTER, AROUND = 3, 4, 12


@cache
def listed() -> dict[str, list[str]]:
    """For each word the lists it is in."""
    found: dict[str, list[str]] = {}
    for source, tables in TABLES.items():
        for table in tables.split():
            for word in words(source, table):
                found.setdefault(word, []).append(table)
    return found


def traits(reading: Reading, hit: Hit, points: int, familiar: int) -> set[str]:
    """`points` are those of the rules, `familiar` 1 for the author's own child or class."""
    sure = sort_of(reading, hit)
    owning = f"owns{reading.possessive[hit.end - 1]:d}{hit.bare_plural:d}"
    found = {sure, owning, f"points {max(-3, min(6, points))}", f"familiar {familiar}"}
    found.add(f"{sure} points {max(-3, min(6, points))}")
    found.update(of_itself(reading, hit, sure))
    found.update(before(reading, hit, sure))
    found.update(after(reading, hit, sure, owning))
    return found


def sort_of(reading: Reading, hit: Hit) -> str:
    """Whether the name is also a word, and how it is written: `word small`, `sure capital`."""
    kind = "sure" if not hit.doubtful else "word" if is_word(reading.words[hit.first]) else "known"
    if not reading.capital[hit.first] or reading.shouts:
        return f"{kind} small"
    return f"{kind} opening" if reading.opens_sentence(hit.first) else f"{kind} capital"


def of_itself(reading: Reading, hit: Hit, sure: str) -> Iterator[str]:
    word = reading.words[hit.first]
    begins = reading.opens_sentence(hit.first)
    yield "given" if hit.given else "family"
    yield f"{sure} capital {reading.capital[hit.first]:d}{begins:d}{reading.shouts:d}"
    yield f"break {reading.breaks[hit.first]}"
    yield f"pause {reading.breaks[hit.end] if hit.end < len(reading.words) else 3}"
    if hit.misspelt:
        yield "misspelt"
    if word in known_words():
        yield "known"
    for sort in SORTS.split():
        if word in words("names", sort):
            yield f"is {sort}"


def before(reading: Reading, hit: Hit, sure: str) -> Iterator[str]:
    for step in range(1, BEFORE + 1):
        place = hit.first - step
        word = reading.words[place] if place >= reading.sentence_start[hit.first] else "^"
        yield from standing_before(step, word, sure)
        if word != "^" and reading.capital[place] and not reading.opens_sentence(place):
            yield f"-{step} capital"


@lru_cache(maxsize=4096)
def standing_before(step: int, word: str, sure: str) -> tuple[str, ...]:
    found = (
        [f"-{step} {word}", f"{sure} -{step} {word}", f"{sure} -{step} -{word[-3:]}"] if step < BEFORE else []
    )
    for kind in listed().get(word, ()):
        found += [f"-{step} @{kind}", f"{sure} -{step} @{kind}"]
    return tuple(found)


def after(reading: Reading, hit: Hit, sure: str, owning: str) -> Iterator[str]:
    for step in range(AFTER):
        place = hit.end + step
        word = reading.words[place] if place < reading.sentence_end[hit.first] else "$"
        yield from standing_after(step, word, sure, owning)
        if word not in {"$", "i"} and reading.capital[place]:
            yield f"+{step} capital"
    end = min(reading.sentence_end[hit.first], hit.end + AROUND)
    for place in range(max(reading.sentence_start[hit.first], hit.first - AROUND), end):
        yield from near(reading.words[place])


@lru_cache(maxsize=4096)
def standing_after(step: int, word: str, sure: str, owning: str) -> tuple[str, ...]:
    found = [f"+{step} {word}", f"{owning} +{step} {word}", f"+{step} -{word[-2:]}"] if step < 2 else []
    for kind in listed().get(word, ()):
        found += [f"+{step} @{kind}", f"{sure} +{step} @{kind}", f"{owning} +{step} @{kind}"]
    return tuple(found)


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[str, ...]:
    return tuple(f"near @{kind}" for kind in listed().get(word, ()))
