"""Figures in books, films and songs who share a pupil's name."""

from guard.lexicon import words
from guard.names.hits import Hit
from guard.reading import Reading

DAYS = words("grammar", "days")
DRESSING = words("grammar", "dressing")


def character(reading: Reading, hit: Hit) -> bool:
    """A word that is also a figure in stories, with a costume, a book or a film beside it."""
    if hit.full:
        return False
    word, before, after = reading.words[hit.first], reading.before(hit.first), reading.after(hit.end - 1)
    if before in {"as", "like"} and set(reading.words[max(0, hit.first - 6) : hit.first]) & DRESSING:
        return True
    acting = after in words("names", "person_verbs") and after != "is"
    owning = reading.possessive[hit.end - 1] or hit.bare_plural
    if word not in words("names", "characters") or owning or acting:
        return False
    nearby = reading.words[max(reading.sentence_start[hit.first], hit.first - 6) : hit.end + 5]
    return (
        after == "the"
        or bool(words("names", "stories") & set(nearby))
        or (before == "as" and "come" in nearby)
    )


def titled_work(reading: Reading, hit: Hit) -> bool:
    """`Faith by Stevie Wonder`, `Matilda by Roald Dahl`."""
    by = hit.end
    follows = by + 1 < len(reading.words) and reading.after(by - 1) == "by" and not reading.breaks[by]
    return follows and reading.capital[by + 1] and reading.words[by + 1] not in DAYS


def in_a_story(reading: Reading, hit: Hit) -> bool:
    """`Elliot in the film`."""
    tail = reading.words[hit.end : hit.end + 6]
    return tail[:1] in (["in"], ["from"]) and bool(words("grammar", "told_in") & set(tail[1:]))
