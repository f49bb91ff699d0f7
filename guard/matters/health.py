"""HEALTH_SEND: words for an identifiable child's illness, diagnosis, medication or support."""

from guard.lexicon import words
from guard.matters.clauses import Cast
from guard.matters.matter import Matter
from guard.matters.trigger import Kind, Trigger, health_words, medical, triggers
from guard.persons.mention import IDENTIFIED, Mention, Who
from guard.reading import CLAUSE, Reading
from guard.verdict import Label

LINKING = words("grammar", "linking")
FRAGMENT = words("grammar", "fragment")
REACH = 8


def health_matters(reading: Reading, cast: Cast) -> list[Matter]:
    found = []
    for trigger in [*triggers(reading, health_words()), *medical(reading)]:
        person = whose_health(reading, cast, trigger)
        if not person or is_general(reading, trigger):
            continue
        if person.who is Who.RELATIVE or person.who not in IDENTIFIED:
            continue
        if person.who is Who.OWN and trigger.kind is Kind.PASSING:
            continue
        found.append(Matter(Label.HEALTH_SEND, trigger.first, trigger.end, person.who))
    return found


def whose_health(reading: Reading, cast: Cast, trigger: Trigger) -> Mention | None:
    """The nearest person before the word in its sentence; else one after; else the one just spoken of."""
    begin, end = reading.sentence_start[trigger.first], reading.sentence_end[trigger.first]
    nearest = nearest_before(reading, cast, begin, trigger.first)
    if nearest:
        return nearest
    following = [
        one for one in cast.within(trigger.end, min(end, trigger.end + REACH)) if one.who is not Who.SELF
    ]
    if following and (following[0].who in IDENTIFIED or following[0].who is Who.RELATIVE):
        linked = (
            LINKING & set(reading.words[trigger.end : following[0].first])
            or following[0].first - trigger.end <= 3
        )
        return following[0] if linked else None
    if begin and reading.words[begin] in FRAGMENT or trigger.first == begin:
        earlier = cast.before(reading.sentence_start[begin - 1] if begin else 0, begin)
        return earlier if earlier and earlier.who in IDENTIFIED and begin else None
    return None


def nearest_before(reading: Reading, cast: Cast, begin: int, place: int) -> Mention | None:
    """Passing over a child whose party or coat is spoken of in another clause, and over the author's `I think`."""
    inside = [one for one in cast.within(begin, place) if one.end <= place]
    for mention in reversed(inside):
        if mention.who in {Who.THING, Who.SOMEONE} and mention is not inside[-1]:
            continue
        if mention.who is Who.SELF and mention is not inside[-1]:
            continue
        clause_between = any(level >= CLAUSE for level in reading.breaks[mention.end : place + 1])
        if mention.possessor and clause_between and mention.who in IDENTIFIED:
            return None
        return mention
    return None


def is_general(reading: Reading, trigger: Trigger) -> bool:
    """`autism awareness week`, `allergies form`: talk about the matter, not about a child."""
    after = reading.words[trigger.end : trigger.end + 2]
    return bool(words("health", "general") & set(after[:1]))
