"""FAMILY_SAFEGUARDING: a family's private matters, or a worry about a child's welfare."""

from guard.lexicon import words
from guard.matters.clauses import Cast, clause_end, clause_start
from guard.matters.matter import Matter
from guard.matters.trigger import Kind, Trigger, family_words, triggers
from guard.persons.mention import CHILDREN, IDENTIFIED, Mention, Who
from guard.reading import Reading
from guard.verdict import Label

AT_HOME = words("grammar", "at_home")
HITTING = words("grammar", "hitting")
SIBLINGS = words("grammar", "siblings")


def family_matters(reading: Reading, cast: Cast) -> list[Matter]:
    found = []
    for trigger in triggers(reading, family_words(), all_meanings=True):
        matter = weighed(reading, cast, trigger)
        if matter:
            found.append(matter)
    return found


def weighed(reading: Reading, cast: Cast, trigger: Trigger) -> Matter | None:
    person = cast.before(clause_start(reading, trigger.first), trigger.first) or cast.before(
        reading.sentence_start[trigger.first], trigger.first
    )
    match trigger.kind:
        case Kind.HOME:
            return at_home(reading, cast, trigger, person)
        case Kind.CHILD:
            return of_the_child(reading, trigger, person)
        case _:
            return severe(reading, cast, trigger, person)


def at_home(reading: Reading, cast: Cast, trigger: Trigger, person: Mention | None) -> Matter | None:
    """Said of a relative of an identifiable child, or of the author's own home beside the child's name."""
    if person and person.who is Who.RELATIVE and person.owner in IDENTIFIED:
        return told(reading, trigger, person, person.owner)
    if person and person.who in IDENTIFIED and reading.words[person.end - 1] in SIBLINGS:
        return told(reading, trigger, person, person.who)
    if person and person.who in {Who.SELF, Who.ADULT} and is_of_self(reading, cast, person):
        named = [
            one
            for one in cast.within(reading.sentence_start[trigger.first], reading.sentence_end[trigger.first])
            if one.who is Who.OWN and not one.pronoun
        ]
        strong = reading.words[trigger.first] in {
            "separating",
            "separated",
            "divorcing",
            "splitting",
            "divorce",
            "split",
            "evicted",
            "homeless",
            "arrested",
            "rehab",
            "died",
            "passed",
        }
        return told(reading, trigger, person, Who.OWN) if named and strong else None
    return None


def is_of_self(reading: Reading, cast: Cast, person: Mention) -> bool:
    words = reading.words[max(0, person.first - 3) : person.end]
    return bool({"my", "we", "i", "me", "we're", "we've", "i'm", "our"} & set(words))


def of_the_child(reading: Reading, trigger: Trigger, person: Mention | None) -> Matter | None:
    if person and person.who in IDENTIFIED and not (person.possessor and trigger.first > person.end + 2):
        return told(reading, trigger, None, person.who)
    return None


def severe(reading: Reading, cast: Cast, trigger: Trigger, person: Mention | None) -> Matter | None:
    """Violence at home needs a relative who hits; the rest a child anywhere in the sentence or just before."""
    word = reading.words[trigger.first]
    if word in HITTING:
        if (
            person
            and person.who is Who.RELATIVE
            and person.owner in IDENTIFIED
            and reading.words[person.end - 1] in AT_HOME
        ):
            return told(reading, trigger, person, person.owner, severe=True)
        return None
    begin, end = reading.sentence_start[trigger.first], reading.sentence_end[trigger.first]
    around = [one for one in cast.within(begin, end) if one.child in IDENTIFIED]
    if not around and begin:
        around = [
            one
            for one in cast.within(reading.sentence_start[begin - 1], begin)
            if one.child in IDENTIFIED and one.who is not Who.RELATIVE
        ]
    if not around:
        return None
    whose = Who.OTHER if any(one.child is Who.OTHER for one in around) else Who.OWN
    return told(reading, trigger, None, whose, severe=True)


def told(
    reading: Reading, trigger: Trigger, relative: Mention | None, whose: Who, severe: bool = False
) -> Matter:
    """From the relative on, without the child’s own name, to the end of what is told."""
    first, end = trigger.first, trigger.end
    if relative and relative.first <= first and first - relative.end <= 6:
        first = relative.end - 1
        end = min(clause_end(reading, trigger.end), trigger.end + 3)
    return Matter(Label.FAMILY_SAFEGUARDING, first, end, whose, severe)


__all__ = ["CHILDREN", "family_matters"]
