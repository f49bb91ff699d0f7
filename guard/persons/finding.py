"""Walk through the words once and note everyone who is meant, with pronouns resolved on the way.

This file is long because each kind of person needs its own few lines, and they share one walk.
"""

from dataclasses import dataclass, field
from functools import cache

from guard.lexicon import words
from guard.names.pupils import Name
from guard.persons.describing import after_class, described, gender_of
from guard.persons.mention import IDENTIFIED, Mention, Who
from guard.reading import CLAUSE, SENTENCE, Reading

STOOD_AT = words("grammar", "stood_at")
CAME_TO = words("grammar", "came_to")
CLOTHING = words("grammar", "clothing")
STAFF_PLACES = frozenset({"toilet", "toilets", "loo", "loos", "room", "car", "kitchen"})
IS_FOLLOWS = words("grammar", "is_follows") - {"the", "going", "off"}
PAST = words("grammar", "past") - {"cut", "lost", "left", "broken", "stolen"}


@cache
def kinds() -> dict[str, str]:
    """Each word that may begin a mention, and the list it is in; the first list wins."""
    listed: dict[str, str] = {}
    tables = (
        "self",
        "self_owner",
        "you",
        "he",
        "she",
        "they",
        "children",
        "groups",
        "parents",
        "someones",
        "adults",
        "things",
    )
    for table in tables:
        for word in words("persons", table):
            listed.setdefault(word, table)
    for word in words("names", "titles"):
        listed.setdefault(word, "title")
    listed.update(
        {
            "mine": "own",
            "ours": "own",
            "dd": "own",
            "ds": "own",
            "dd1": "own",
            "ds1": "own",
            "dd2": "own",
            "ds2": "own",
        }
    )
    listed.update(
        {"twins": "children", "one": "one", "year": "year", "yr": "year", "mother": "parents", "ones": "ones"}
    )
    return listed


@dataclass(slots=True, repr=False)
class Walk:
    reading: Reading
    names: dict[int, Name]
    has_children: bool
    found: list[Mention] = field(default_factory=list)
    last_child: Mention | None = None
    last_adult: Mention | None = None
    last_group: Mention | None = None

    def note(self, mention: Mention) -> int:
        self.found.append(mention)
        if mention.who in IDENTIFIED and not mention.pronoun:
            self.last_child = mention
        elif mention.who in {Who.ADULT} and not mention.pronoun:
            self.last_adult = mention
        elif mention.who is Who.GROUP and not mention.pronoun:
            self.last_group = mention
        return mention.end


def mentions(reading: Reading, found_names: list[Name], has_children: bool) -> list[Mention]:
    walk = Walk(reading, {name.first: name for name in found_names}, has_children)
    listed, over = kinds(), 0
    for place, word in enumerate(reading.words):
        if place < over:
            continue
        if place in walk.names:
            over = note_name(walk, place)
        elif word in listed:
            over = note_kind(walk, place, listed[word])
    return walk.found


def note_name(walk: Walk, place: int) -> int:
    name, reading = walk.names[place], walk.reading
    who = Who.OWN if name.own else Who.OTHER
    mention = Mention(place, name.end, who, named=True, gender=gender_near(reading, place))
    walk.note(mention)
    follows = reading.word(name.end)
    joined = name.end < len(reading.words) and reading.breaks[name.end] < CLAUSE
    if joined and follows in words("persons", "parents"):
        walk.found.pop()
        return relative(walk, place, name.end + 1, who, follows)
    if joined and reading.possessive[name.end - 1]:
        mention.possessor = not stands_for_is(reading, follows)
    return name.end


def stands_for_is(reading: Reading, follows: str) -> bool:
    """`Callum's been`, `Tyler's hit`: not what he owns but what he is or has done."""
    return follows in IS_FOLLOWS or follows in PAST or follows.endswith(("ing", "ed"))


def gender_near(reading: Reading, place: int) -> str:
    """`my daughter Freya`, `this boy Logan`."""
    return gender_of(reading.before(place))


def relative(walk: Walk, first: int, end: int, owner: Who, noun: str) -> int:
    """A brother or sister is a child, too, and reached through the name."""
    if noun in {"brother", "sister", "sibling", "cousin", "twin"}:
        return walk.note(Mention(first, end, owner, gender_of(noun)))
    return walk.note(Mention(first, end, Who.RELATIVE, owner=owner))


def note_kind(walk: Walk, place: int, kind: str) -> int:
    reading = walk.reading
    word = reading.words[place]
    match kind:
        case "self":
            return walk.note(Mention(place, place + 1, Who.SELF))
        case "self_owner":
            return belonging_to_self(walk, place)
        case "own":
            who = Who.SELF if at_home(reading, place) else Who.OWN
            return walk.note(Mention(place, place + 1, who))
        case "you":
            return belonging_to_you(walk, place)
        case "he" | "she":
            return pronoun(walk, place, "m" if kind == "he" else "f")
        case "they":
            return they(walk, place)
        case "children" | "groups":
            return child_noun(walk, place)
        case "ones":
            return (
                walk.note(Mention(place, place + 1, Who.GROUP))
                if reading.before(place) in {"little", "older", "younger"}
                else place + 1
            )
        case "one":
            return one_of(walk, place)
        case "year":
            return year_group(walk, place)
        case "parents":
            return parent(walk, place)
        case "someones":
            return someone(walk, place)
        case "title":
            return titled(walk, place)
        case "adults" if word == "staff" and reading.after(place) in STAFF_PLACES:
            return place + 1
        case "adults":
            return walk.note(Mention(place, place + 1, Who.ADULT)) if word != "friend" else place + 1
        case _:
            return walk.note(Mention(place, place + 1, Who.THING))


def at_home(reading: Reading, place: int) -> bool:
    """`left his recorder at ours`, `coming round to mine`: the author's house."""
    before, further = reading.before(place), reading.before(place - 1)
    if reading.words[place] not in {"ours", "mine"}:
        return False
    return (before == "at" and further in STOOD_AT | words("names", "belongings")) or (
        before == "to" and further in CAME_TO
    )


def child_noun(walk: Walk, place: int) -> int:
    mention = described(walk.reading, place, walk.names)
    if not mention:
        return place + 1
    follows = walk.reading.word(mention.end)
    if follows in words("persons", "parents") and walk.reading.possessive[mention.end - 1]:
        return relative(walk, mention.first, mention.end + 1, mention.who, follows)
    return walk.note(mention)


def belonging_to_self(walk: Walk, place: int) -> int:
    """`my little girl`, `our eldest`, `my year 3 daughter`; `my husband`; or the author's thing."""
    reading = walk.reading
    for step in range(1, 5):
        noun_at = place + step
        if noun_at >= len(reading.words) or reading.breaks[noun_at] >= CLAUSE:
            break
        noun = reading.words[noun_at]
        if noun_at in walk.names:
            return noun_at if step == 1 else walk.note(Mention(place, place + 1, Who.SELF))
        bare = noun[:-1] if noun.endswith("s") and noun[:-1] in words("persons", "own_nouns") else noun
        if noun in words("persons", "own_nouns") or bare in words("persons", "own_nouns"):
            return own_child(walk, place, noun_at)
        if (
            noun in words("persons", "parents")
            or noun in words("persons", "adults")
            or noun in words("names", "adult_kin")
        ):
            return walk.note(Mention(place, noun_at + 1, Who.ADULT))
    return walk.note(Mention(place, place + 1, Who.SELF, possessor=True))


def own_child(walk: Walk, place: int, noun_at: int) -> int:
    reading = walk.reading
    owning = reading.possessive[noun_at] or (
        reading.words[noun_at].endswith("s")
        and reading.words[noun_at][:-1] in {"son", "daughter", "boy", "girl", "lad", "kid"}
    )
    if owning and reading.word(noun_at + 1) in {"teacher", "class", "school", "year"}:
        return walk.note(
            Mention(place, noun_at + 2, Who.ADULT if reading.word(noun_at + 1) == "teacher" else Who.THING)
        )
    friend = owning and {"friend", "mate", "bestie", "partner"} & set(
        reading.words[noun_at + 1 : noun_at + 3]
    )
    if friend:
        return walk.note(Mention(place, noun_at + 2, Who.OTHER))
    if noun_at + 1 in walk.names and not reading.breaks[noun_at + 1]:
        return noun_at + 1
    if owning and reading.word(noun_at + 1) in words("persons", "parents"):
        return relative(walk, place, noun_at + 2, Who.OWN, reading.word(noun_at + 1))
    return walk.note(
        Mention(
            place, noun_at + 1, Who.OWN, gender_of(reading.words[noun_at].removesuffix("s")), possessor=owning
        )
    )


def belonging_to_you(walk: Walk, place: int) -> int:
    reading = walk.reading
    if reading.words[place] in {"your", "ur"}:
        noun = reading.after(place)
        if noun in words("persons", "own_nouns"):
            return walk.note(Mention(place, place + 2, Who.GROUP, gender_of(noun)))
    return walk.note(Mention(place, place + 1, Who.YOU))


def pronoun(walk: Walk, place: int, gender: str) -> int:
    reading = walk.reading
    meant = antecedent(walk, place, gender)
    noun = reading.after(place)
    if reading.words[place] in {"his", "her"} and noun in words("persons", "parents"):
        owner = meant.child if meant else (Who.OWN if walk.has_children else None)
        if owner is None:
            return walk.note(Mention(place, place + 2, Who.ADULT, pronoun=True))
        walk.found.append(Mention(place, place + 2, Who.RELATIVE, owner=owner))
        return place + 2
    child = walk.last_child
    if (
        reading.words[place] in {"his", "her"}
        and noun in {"son", "daughter", "boy", "girl", "lad", "kid", "child"}
        and child
    ):
        return walk.note(Mention(place, place + 2, child.who, gender_of(noun)))
    if meant is None:
        who = Who.OWN if walk.has_children and not walk.last_adult else Who.GROUP
        if walk.last_adult and not walk.has_children:
            who = Who.ADULT
        return walk.note(Mention(place, place + 1, who, gender, pronoun=True))
    possessor = reading.words[place] in {"his", "her", "hers"}
    return walk.note(
        Mention(place, place + 1, meant.who, gender, owner=meant.owner, pronoun=True, possessor=possessor)
    )


def antecedent(walk: Walk, place: int, gender: str) -> Mention | None:
    """The nearest earlier person that agrees; another child before a relative, a child before an adult."""
    fitting = [
        one
        for one in (walk.last_child, walk.last_group, walk.last_adult)
        if one and one.gender in ("", gender)
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: one.first)
    if best.who is Who.ADULT and walk.last_child in fitting and walk.last_child is not None:
        near = walk.reading.sentence_start[best.first] == walk.reading.sentence_start[place]
        return (
            best if near and walk.last_child.first < walk.reading.sentence_start[place] else walk.last_child
        )
    if (
        best.who is Who.GROUP
        and walk.last_child in fitting
        and walk.last_child is not None
        and best.gender == ""
    ):
        return walk.last_child
    return best


def they(walk: Walk, place: int) -> int:
    noun = walk.reading.after(place)
    if walk.reading.words[place] == "their" and noun in words("persons", "parents"):
        owner = walk.last_child.who if walk.last_child else Who.GROUP
        walk.found.append(Mention(place, place + 2, Who.RELATIVE, owner=owner))
        return place + 2
    return place + 1


def one_of(walk: Walk, place: int) -> int:
    """`one of the boys`, `one of the year 5s`, `the one with the patch on his eye`."""
    reading = walk.reading
    tail = reading.words[place + 1 : place + 4]
    several = len(tail) > 2 and (
        tail[2] in words("persons", "groups") or tail[2] in {"year", "others", "twins"}
    )
    if tail[:2] in (["of", "the"], ["of", "them"], ["of", "those"]) and (
        several or tail[2:3] and tail[2][0].isdigit()
    ):
        return walk.note(Mention(place, place + 4, Who.GROUP))
    definite = reading.word(place - 1) in {"the", "that"} or (
        reading.word(place - 1) == "little" and reading.word(place - 2) in {"the", "that"}
    )
    if definite and tail[:1] in (["with"], ["who"], ["whose"]) and reading.word(place - 1) == "little":
        return walk.note(Mention(place - 2, place + 1, Who.OTHER))
    if {"i", "i'm", "im", "i'll", "ill", "me", "we", "we're"} & set(reading.words[max(0, place - 5) : place]):
        return place + 1
    worn = definite and tail[:2] == ["in", "the"] and CLOTHING & set(reading.words[place + 3 : place + 6])
    if worn:
        return walk.note(Mention(place - 1, place + 1, Who.OTHER))
    return place + 1


def year_group(walk: Walk, place: int) -> int:
    """`a year 3`, `some year 5s`; with a noun after it the noun is taken instead."""
    reading = walk.reading
    number, noun = reading.word(place + 1), reading.word(place + 2)
    if not number[:1].isdigit() or noun in kinds():
        return place + 1
    if reading.before(place) in {"a", "another", "some", "two", "three"} or number.endswith("s"):
        return walk.note(Mention(place, place + 2, Who.GROUP))
    return place + 1


def parent(walk: Walk, place: int) -> int:
    """`mum of Tyler`, `the mother of Aisha`; a bare `dad` belongs to the child just named."""
    reading = walk.reading
    word = reading.words[place]
    if reading.word(place + 1) == "of":
        for step in (2, 3):
            name = walk.names.get(place + step)
            if name:
                owner = Who.OWN if name.own else Who.OTHER
                walk.last_child = Mention(name.first, name.end, owner, named=True)
                return walk.note(Mention(place, name.end, Who.RELATIVE, owner=owner))
    child = walk.last_child
    if child and recently(reading, child, place) and word not in {"parents", "carer", "family"} | {"parent"}:
        return walk.note(Mention(place, place + 1, Who.RELATIVE, owner=child.who))
    return walk.note(Mention(place, place + 1, Who.ADULT))


def recently(reading: Reading, mention: Mention, place: int) -> bool:
    start = reading.sentence_start[place]
    return mention.first >= start or bool(start and mention.first >= reading.sentence_start[start - 1])


def someone(walk: Walk, place: int) -> int:
    """`someone in 4B` is a child, `someone` anybody; `someone's son` a child."""
    reading = walk.reading
    end = after_class(reading, place + 1)
    if end > place + 1:
        return walk.note(Mention(place, end, Who.GROUP))
    if reading.words[place] == "another" and reading.after(place) in words("persons", "children"):
        return place + 1
    return walk.note(Mention(place, place + 1, Who.SOMEONE))


def titled(walk: Walk, place: int) -> int:
    reading = walk.reading
    follows = place + 1 < len(reading.words) and reading.breaks[place + 1] < SENTENCE
    if reading.words[place] == "miss" and not reading.capital[place]:
        return place + 1
    return walk.note(Mention(place, place + 2 if follows else place + 1, Who.ADULT))
