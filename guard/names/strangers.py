"""Who bears a pupil’s name and is none: staff, adults, authors, characters, teams, streets, pets.

This file is long because every kind of stranger needs its own few lines; `is_stranger` is the list of them.
"""

from functools import cache

from guard.lexicon import Phrases, known_words, lexicon, words
from guard.names.addressing import spoken_to
from guard.names.circle import Circle
from guard.names.classes import class_meant
from guard.names.hits import Hit
from guard.names.index import NameIndex
from guard.names.members import introduces_itself, member_spoken_to
from guard.names.stories import character, in_a_story, titled_work
from guard.reading import Reading

DAYS = words("grammar", "days")


@cache
def exceptions() -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for pattern in lexicon("names")["exceptions"]["phrases"]:
        phrases.add(pattern, True)
    return phrases


def excepted_places(reading: Reading) -> set[int]:
    """Words inside phrases such as `harry potter`: a phrase ends with its sentence, or "Will. See you" would be one."""
    places: set[int] = set()
    known, listed = exceptions(), exceptions().by_first
    for place, word in enumerate(reading.words):
        found = known.at(reading.words, place) if word in listed else None
        if found and (end := place + found[0]) <= reading.sentence_end[place]:
            places.update(range(place, end))
    return places


def is_stranger(reading: Reading, hit: Hit, circle: Circle, starts: set[int], index: NameIndex) -> bool:
    """`starts`: the places where any name of the roll begins."""
    if hit.disguise:
        return False
    return (
        titled(reading, hit)
        or colleague(reading, hit, circle)
        or part_of_another_name(reading, hit, starts)
        or compound(reading, hit)
        or kin(reading, hit)
        or spoken_to(reading, hit, circle)
        or introduces_itself(reading, hit, circle)
        or member_spoken_to(reading, hit, circle)
        or class_meant(reading, hit, index)
        or character(reading, hit)
        or place_or_team(reading, hit)
        or pet(reading, hit)
        or plain_surname(reading, hit)
        or in_a_story(reading, hit)
        or titled_work(reading, hit)
        or among_months(reading, hit)
    )


def titled(reading: Reading, hit: Hit) -> bool:
    before = reading.before(hit.first)
    if before not in words("names", "titles"):
        return False
    if before == "miss" and not reading.capital[hit.first - 1]:
        return reading.before(hit.first - 1) not in {
            "we",
            "i",
            "they",
            "will",
            "ll",
            "you",
            "kids",
            "really",
            "to",
            "i'll",
        }
    return True


def colleague(reading: Reading, hit: Hit, circle: Circle) -> bool:
    if hit.full:
        return False
    with_before = tuple(reading.words[max(hit.first - 1, 0) : hit.end])
    with_after = tuple(reading.words[hit.first : hit.end + 1])
    return with_before in circle.full or with_after in circle.full


def part_of_another_name(reading: Reading, hit: Hit, starts: set[int]) -> bool:
    """`Roald Dahl`, `Oliver Twist`, `Sarah Hughes`: a neighbour with a capital makes it somebody else's."""
    if hit.full or reading.shouts:
        return False
    return neighbour_before(reading, hit, starts) or neighbour_after(reading, hit, starts)


def neighbour_before(reading: Reading, hit: Hit, starts: set[int]) -> bool:
    place = hit.first - 1
    if place < 0 or reading.gap(hit.first) != " " or reading.possessive[place] or place in starts:
        return False
    word = reading.words[place]
    if not word.isalpha() or len(word) < 2 or word in DAYS or word in words("names", "greetings"):
        return False
    if word not in known_words() and not hit.given:
        return True
    return reading.capital[hit.first] and capital_name(reading, place) and not reading.opens_sentence(place)


def neighbour_after(reading: Reading, hit: Hit, starts: set[int]) -> bool:
    place = hit.end
    if (
        place >= len(reading.words)
        or reading.gap(place) != " "
        or place in starts
        or reading.possessive[place - 1]
    ):
        return False
    word = reading.words[place]
    if not reading.capital[hit.first] or not word.isalpha() or len(word) < 2 or word in DAYS:
        return False
    return capital_name(reading, place) and word not in words("names", "titles")


def capital_name(reading: Reading, place: int) -> bool:
    """Written as a name, not as an abbreviation: `Twist`, not `PTA`; and not `I`."""
    if not reading.capital[place] or reading.words[place] in words("persons", "self"):
        return False
    start, stop = reading.folded.original(reading.starts[place], reading.ends[place])
    return not reading.text[start:stop].isupper()


def compound(reading: Reading, hit: Hit) -> bool:
    """`Pearce Road`, `Art club`, `Rowan class`."""
    after = reading.after(hit.end - 1)
    if (
        reading.possessive[hit.end - 1]
        or hit.bare_plural
        or reading.breaks[hit.end : hit.end + 1] not in ([0],)
    ):
        return False
    shared = after == "and" and reading.word(hit.end + 2) in {"class", "classes"}
    if shared:
        return True
    if hit.full:
        return after in {
            "suite",
            "hotel",
            "road",
            "street",
            "building",
            "centre",
            "trophy",
            "cup",
            "award",
            "hall",
            "house",
        }
    if (
        after
        in {
            "st",
            "class",
            "dr",
            "walk",
            "bus",
            "park",
            "play",
            "house",
            "reading",
            "day",
            "days",
            "green",
            "coach",
        }
        and not hit.doubtful
    ):
        return after in {"class", "st"} and reading.capital[hit.first]
    return after in words("names", "compounds")


def kin(reading: Reading, hit: Hit) -> bool:
    """`my husband George`, `Grace from the PTA`, `Grace's husband`, `Charlie who runs`."""
    before, after = reading.before(hit.first), reading.after(hit.end - 1)
    owner = reading.before(hit.first - 1)
    if before in words("names", "adult_kin") and owner in {
        "my",
        "our",
        "the",
        "a",
        "her",
        "his",
        "your",
        "old",
        "best",
    }:
        return owner == "my" or before not in {"brother", "sister", "friend", "mate"}
    if (reading.possessive[hit.end - 1] or hit.bare_plural) and after in words("names", "adult_has"):
        return True
    tail = reading.words[hit.end : hit.end + 4]
    if after in {"my", "our"} and tail[1:2] and tail[1] in words("names", "adult_kin"):
        return True
    if after in {"from", "at"} and any(word in words("names", "adult_places") for word in tail[1:]):
        return True
    if in_business(reading, hit) or (after in {"our", "the"} and bool(ROLES & set(tail[1:4]))):
        return True
    if (
        hit.end < len(reading.words)
        and "(" in reading.gap(hit.end)
        and words("names", "adult_places") & set(tail)
    ):
        return True
    return after in words("names", "adult_doings") or (
        after == "who" and tail[1:2] != [] and tail[1] in words("names", "adult_doings")
    )


def in_business(reading: Reading, hit: Hit) -> bool:
    """`Dominic from Stagecoach`, `Kai from the surf school`, `David's Tea Shop`."""
    tail = reading.words[hit.end : hit.end + 5]
    if tail[:1] == ["and"]:
        tail = reading.words[hit.end + 2 : hit.end + 7]  # `Tori and Guy from the estate agents`
    places = range(hit.end, min(hit.end + 3, len(reading.words)))
    if reading.possessive[hit.end - 1]:
        return any(reading.capital[place] and reading.words[place] in PREMISES for place in places)
    if tail[:1] != ["from"] or len(tail) < 2 or tail[1][0].isdigit():
        return False
    if tail[1] == "the":
        return bool(PREMISES & set(tail[3:]))
    return (
        tail == reading.words[hit.end : hit.end + 5] and reading.capital[hit.end + 1] and tail[1] not in TREES
    )


ROLES = words("grammar", "roles")
PREMISES = words("grammar", "premises")
TREES = words("grammar", "trees")


def place_or_team(reading: Reading, hit: Hit) -> bool:
    word = reading.words[hit.first]
    if word not in words("names", "places") or hit.full or reading.possessive[hit.end - 1]:
        return False
    before, sentence = (
        reading.before(hit.first),
        reading.words[reading.sentence_start[hit.first] : reading.sentence_end[hit.first]],
    )
    if before in {
        "in",
        "at",
        "near",
        "around",
        "visiting",
        "via",
        "into",
        "outside",
        "through",
        "to",
        "from",
    }:
        giving = {"give", "gave", "said", "told", "lent", "belongs", "happened", "invite", "message"} & set(
            sentence
        )
        return not giving
    after = reading.after(hit.end - 1)
    if after in words("names", "strong_verbs") and after not in words("names", "team_verbs"):
        return False
    return word in words("names", "teams") and bool(MATCH & set(sentence))


MATCH = words("grammar", "match")


def pet(reading: Reading, hit: Hit) -> bool:
    near = reading.words[max(reading.sentence_start[hit.first], hit.first - 8) : hit.first]
    return bool(words("names", "pets") & set(near)) and reading.before(hit.first) not in {
        "and",
        "for",
        "with",
        "tell",
    }


def plain_surname(reading: Reading, hit: Hit) -> bool:
    """A family name alone and without its capital needs a child or a deed beside it: not `all dunn and dusted`."""
    if hit.given or hit.full:
        return False
    if reading.capital[hit.first]:
        return reading.after(hit.end - 1) == "the"
    after = reading.after(hit.end - 1)
    return (
        after not in words("names", "person_verbs")
        and after not in words("persons", "children")
        and not reading.possessive[hit.end - 1]
    )


def among_months(reading: Reading, hit: Hit) -> bool:
    """`May and June`, `April or May`."""
    months = words("names", "months") | words("grammar", "other_months")
    if reading.words[hit.first] not in months:
        return False
    near = reading.words[max(0, hit.first - 2) : hit.first] + reading.words[hit.end : hit.end + 2]
    return bool(months & set(near))
