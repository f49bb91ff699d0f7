"""Children who are not on the roll but plainly described as at, joining or leaving the school."""

from collections.abc import Iterator

from guard.lexicon import known_words, words
from guard.reading import Reading

CALLED = words("grammar", "called")
ARRIVING = words("grammar", "arriving")
SCHOOL = words("grammar", "school")


def newcomers(reading: Reading, classes: frozenset[str], taken: set[int]) -> Iterator[int]:
    """Places of names such as Emeka in `New boy Emeka starts in 3M`."""
    for place in range(len(reading.words)):
        if not reading.capital[place] or place in taken or not could_be_a_name(reading, place):
            continue
        if introduced(reading, place) or arriving(reading, place, classes) or placed(reading, place, classes):
            yield place


def could_be_a_name(reading: Reading, place: int) -> bool:
    word = reading.words[place]
    return (
        len(word) > 2
        and word.isalpha()
        and reading.capital[place]
        and word not in known_words()
        and not titled(reading, place)
    )


def titled(reading: Reading, place: int) -> bool:
    return reading.before(place) in words("names", "titles")


def introduced(reading: Reading, place: int) -> bool:
    """`a boy called X`, `New girl X`."""
    before, further = reading.before(place), reading.before(place - 1)
    if before in CALLED:
        return further in words("persons", "children") or reading.word(place - 3) in words(
            "persons", "children"
        )
    return before in words("persons", "children") and further in {"new", "little", "lovely"}


def arriving(reading: Reading, place: int, classes: frozenset[str]) -> bool:
    """`X joins 3M`, `X is leaving us`, `X starts in Year 4`."""
    tail = reading.words[place + 1 : min(place + 6, reading.sentence_end[place])]
    verb = next((number for number, word in enumerate(tail[:2]) if word in ARRIVING), None)
    return verb is not None and any(word in SCHOOL or word in classes for word in tail[verb + 1 :])


def placed(reading: Reading, place: int, classes: frozenset[str]) -> bool:
    """`X in 3M`, `X from 5R`."""
    follows = reading.words[place + 1 : place + 3]
    return (
        len(follows) == 2
        and follows[0] in {"in", "from"}
        and follows[1] in classes
        and not reading.possessive[place]
    )
