"""Who bears a pupil's name and is none: staff, adults, authors, characters, teams, streets, pets.

This file is long because it is one list of small rules, a few lines each, that are tried in their order.
"""

from functools import cache

from guard.lexicon import Phrases, known_words, lexicon, words
from guard.names.circle import Circle
from guard.names.hits import Hit
from guard.reading import Reading

DAYS = words("grammar", "days")


@cache
def exceptions() -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for pattern in lexicon("names")["exceptions"]["phrases"]:
        phrases.add(pattern, True)
    return phrases


def excepted_places(reading: Reading) -> set[int]:
    """Words inside phrases such as `harry potter`."""
    places: set[int] = set()
    known, listed = exceptions(), exceptions().by_first
    for place, word in enumerate(reading.words):
        if word in listed and (found := known.at(reading.words, place)):
            places.update(range(place, place + found[0]))
    return places


def is_stranger(reading: Reading, hit: Hit, circle: Circle, starts: set[int]) -> bool:
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
    if place >= len(reading) or reading.gap(place) != " " or place in starts or reading.possessive[place - 1]:
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
    if after in {"from", "at"} and any(word in words("names", "adult_places") for word in tail[1:]):
        return True
    if in_business(reading, hit) or (after in {"our", "the"} and bool(ROLES & set(tail[1:4]))):
        return True
    if hit.end < len(reading) and "(" in reading.gap(hit.end) and words("names", "adult_places") & set(tail):
        return True
    return after in words("names", "adult_doings") or (
        after == "who" and tail[1:2] != [] and tail[1] in words("names", "adult_doings")
    )


def in_business(reading: Reading, hit: Hit) -> bool:
    """`Dominic from Stagecoach`, `Kai from the surf school`, `David's Tea Shop`."""
    tail = reading.words[hit.end : hit.end + 5]
    places = range(hit.end, min(hit.end + 3, len(reading)))
    if reading.possessive[hit.end - 1]:
        return any(reading.capital[place] and reading.words[place] in PREMISES for place in places)
    if tail[:1] != ["from"] or len(tail) < 2 or tail[1][0].isdigit():
        return False
    if tail[1] == "the":
        return bool(PREMISES & set(tail[3:]))
    return reading.capital[hit.end + 1] and tail[1] not in TREES


def spoken_to(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`Thanks Grace, I'll ...`, `Sophie can you ...`: the adult who reads this."""
    if hit.full or reading.possessive[hit.end - 1] or hit.bare_plural:
        return False
    first = hit.first
    if reading.after(hit.end - 1) in FONDLY and (
        hit.end + 1 >= len(reading) or reading.words[hit.end] not in {"x"}
    ):
        return True
    greeted = reading.before(first) in words("names", "greetings") - {"bless"} or reading.gap(first).endswith(
        "@"
    )
    opens = reading.opens_sentence(first) or (greeted and reading.sentence_start[first] >= first - 2)
    if not opens:
        return closing_address(reading, hit)
    rest = reading.words[hit.end : min(hit.end + 12, reading.sentence_end[first])]
    if greeted:
        return greeted_adult(reading, hit, rest, circle)
    pause = hit.end < len(reading) and reading.breaks[hit.end] == 1
    asks = rest[:2] in [
        [verb, "you"] for verb in ("can", "could", "did", "do", "are", "will", "would", "have")
    ]
    if asks or rest[:2] == ["you", "are"]:
        return True
    of_a_child = HE_OR_SHE & set(reading.words[hit.end : reading.sentence_end[first]])
    to_me = rest[:1] != ["who"] and bool({"me", "i", "i'm", "i'll", "you", "your"} & set(rest[:5]))
    return pause and bool(rest) and not of_a_child and (rest[0] in words("names", "addressed") or to_me)


def greeted_adult(reading: Reading, hit: Hit, rest: list[str], circle: Circle) -> bool:
    """Thanked or greeted, and then told something; a child is thanked for a kindness, and praised with others."""
    if rest[:1] == ["for"] and len(rest) > 1:
        return rest[1] not in words("names", "child_praise")
    if reading.words[hit.first] in circle.firsts or not rest:
        return True
    if words("names", "business") & set(rest) or {"you", "your", "u"} & set(rest[:6]):
        return rest[0] != "and"
    pause = hit.end < len(reading) and reading.breaks[hit.end] >= 1
    return pause and rest[0] in words("names", "addressed")


def closing_address(reading: Reading, hit: Hit) -> bool:
    """`Sorry for the late reply Freya, yes I can`."""
    begin, end = reading.sentence_start[hit.first], hit.end
    opening = words("names", "greetings") & set(reading.words[begin : begin + 2])
    if reading.before(hit.first) in CLOSING or "done" in reading.words[begin : hit.first]:
        return False
    if end >= reading.sentence_end[hit.first]:
        return bool({"you", "u"} & set(reading.words[begin : hit.first])) and "?" in reading.gap_after(
            end - 1
        )
    if reading.breaks[end] >= 1 and reading.words[end] in {"you", "you've", "you're", "your"}:
        return True
    if not opening:
        return False
    return reading.breaks[end] >= 1 and reading.words[end] in words("names", "addressed")


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


HE_OR_SHE = words("grammar", "he_or_she")
ROLES = words("grammar", "roles")
PREMISES = words("grammar", "premises")
TREES = words("grammar", "trees")
FONDLY = words("grammar", "fondly")
CLOSING = words("grammar", "closing")
DRESSING = words("grammar", "dressing")


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


def in_a_story(reading: Reading, hit: Hit) -> bool:
    """`Elliot in the film`."""
    tail = reading.words[hit.end : hit.end + 6]
    return tail[:1] in (["in"], ["from"]) and bool(words("grammar", "told_in") & set(tail[1:]))


def titled_work(reading: Reading, hit: Hit) -> bool:
    """`Faith by Stevie Wonder`, `Matilda by Roald Dahl`."""
    by = hit.end
    follows = by + 1 < len(reading) and reading.after(by - 1) == "by" and not reading.breaks[by]
    return follows and reading.capital[by + 1] and reading.words[by + 1] not in DAYS


def among_months(reading: Reading, hit: Hit) -> bool:
    """`May and June`, `April or May`."""
    months = words("names", "months") | words("grammar", "other_months")
    if reading.words[hit.first] not in months:
        return False
    near = reading.words[max(0, hit.first - 2) : hit.first] + reading.words[hit.end : hit.end + 2]
    return bool(months & set(near))
