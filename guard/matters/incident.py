"""INCIDENT: a clause that tells what a child did, or what was done or happened to one."""

from guard.lexicon import words
from guard.matters.clauses import Cast, clause_end, clause_start
from guard.matters.deeds import deeds
from guard.matters.matter import Matter
from guard.matters.trigger import Kind, Trigger, gapped, incident_words, triggers
from guard.persons.describing import is_harmless
from guard.persons.mention import CHILDREN, IDENTIFIED, Mention, Who
from guard.reading import Reading
from guard.verdict import Label

BEING = words("grammar", "being")
UNREAL = words("grammar", "unreal")
ASKING = words("grammar", "asking")
BODY = words("grammar", "body")
PAST = words("grammar", "past")
PARENTS = words("persons", "parents")
AT_HOME_TOO = frozenset({Kind.HARM, Kind.ACT, Kind.GAPPED, Kind.SANCTION, Kind.SUSPICION})
TRAITS = words("dark", "traits")
MODALS = frozenset({"can", "could", "would", "will", "may", "shall"})
ASKED_OF = words("grammar", "asked_of")
IN_PLAY = words("grammar", "in_play")
PERSONS = frozenset({Who.OWN, Who.OTHER, Who.GROUP, Who.SOMEONE})
IFFY = frozenset({"if", "unless", "whether"})
BRAWLS = words("grammar", "brawls")
PLAY_THINGS = words("grammar", "play_things")
OTHER_SUBJECTS = frozenset({"they", "they're", "theyre", "they've", "these", "those", "there", "there's"})
REACH, LONG_REACH = 6, 11


def incidents(reading: Reading, cast: Cast) -> list[Matter]:
    found = deeds(reading, cast)
    for trigger in [*triggers(reading, incident_words(), all_meanings=True), *gapped(reading)]:
        matter = weighed(reading, cast, trigger)
        if matter:
            found.append(matter)
    return found


def weighed(reading: Reading, cast: Cast, trigger: Trigger) -> Matter | None:
    start, end = clause_start(reading, trigger.first), clause_end(reading, trigger.end)
    if is_asked_for(reading, trigger) or in_play(reading, cast, trigger):
        return None
    relative = cast.before(start, trigger.first)
    if relative and of_another_family(reading, relative) and trigger.kind in AT_HOME_TOO:
        return Matter(Label.FAMILY_SAFEGUARDING, relative.end - 1, min(end, trigger.end + 3), Who.OTHER)
    subject = subject_of(reading, cast, trigger, start)
    if trigger.kind is Kind.DARK and subject and passed_by(reading, subject):
        return None
    reach = LONG_REACH if reading.words[trigger.first] in BRAWLS else REACH
    objects = cast.within(
        trigger.first + 1 if trigger.kind is Kind.GAPPED else trigger.end, min(end, trigger.end + reach)
    )
    inside = [one for one in cast.within(start, end) if not passed_by(reading, one)]
    if trigger.kind is Kind.COMPLAINT:
        inside = [one for one in in_sentence(reading, cast, trigger) if not passed_by(reading, one)]
    people = [one for one in ([subject] if subject else []) + inside if one.child in CHILDREN]
    if not people or not fits(reading, trigger, subject, objects, people, start):
        return None
    whose = concerned(people)
    if whose is Who.GROUP and not really_happened(reading, trigger, start, subject):
        return None
    if whose is Who.OWN and negated(reading, trigger):
        return None
    first = subject.first if subject and start <= subject.first < trigger.first else trigger.first
    if inside and start <= inside[0].first < first and inside[0].who in CHILDREN:
        first = inside[0].first
    return Matter(Label.INCIDENT, first, end, whose)


def is_asked_for(reading: Reading, trigger: Trigger) -> bool:
    """`could someone grab Mia`: a favour that an adult is asked for."""
    modal, adult = reading.word(trigger.first - 2), reading.word(trigger.first - 1)
    plain_verb = not reading.words[trigger.first].endswith(("ed", "ing"))
    return (
        plain_verb
        and modal in MODALS
        and adult in ASKED_OF
        and trigger.kind in {Kind.HARM, Kind.DARK, Kind.ACT}
    )


def in_play(reading: Reading, cast: Cast, trigger: Trigger) -> bool:
    """`shot three times in laser tag`: in a game or a show, and done to nobody who is named beside it."""
    begin, end = reading.sentence_start[trigger.first], reading.sentence_end[trigger.first]
    if trigger.kind not in {Kind.HARM, Kind.DARK} or not IN_PLAY & set(reading.words[begin:end]):
        return False
    return not any(one.who in PERSONS for one in cast.within(trigger.end, min(end, trigger.end + 4)))


def of_another_family(reading: Reading, mention: Mention) -> bool:
    """A parent of another child is spoken of."""
    return (
        mention.who is Who.RELATIVE
        and mention.owner is Who.OTHER
        and reading.words[mention.end - 1] in PARENTS
    )


def in_sentence(reading: Reading, cast: Cast, trigger: Trigger) -> list[Mention]:
    return cast.within(reading.sentence_start[trigger.first], reading.sentence_end[trigger.first])


def passed_by(reading: Reading, mention: Mention) -> bool:
    return mention.who is Who.OTHER and is_harmless(reading, mention)


def subject_of(reading: Reading, cast: Cast, trigger: Trigger, start: int) -> Mention | None:
    """The nearest person before the verb, in the clause; else in the sentence; else a fragment's in the one before."""
    nearest = cast.before(start, trigger.first)
    if nearest and nearest.who is Who.SELF and nearest.possessor:
        nearest = cast.before(start, nearest.first) or nearest
    if nearest:
        return nearest
    begin = reading.sentence_start[trigger.first]
    found = cast.before(begin, trigger.first)
    if found is None and begin and trigger.first - begin <= 3 and reading.words[begin] not in OTHER_SUBJECTS:
        found = cast.before(reading.sentence_start[begin - 1], begin)
    if found and found.who is Who.OTHER and is_harmless(reading, found):
        return None
    return found


def concerned(people: list[Mention]) -> Who:
    """Another child outweighs the author's own, and that one outweighs nobody in particular."""
    seen = {one.child for one in people}
    for who in (Who.OTHER, Who.OWN):
        if who in seen:
            return who
    return Who.GROUP


def fits(
    reading: Reading,
    trigger: Trigger,
    subject: Mention | None,
    objects: list[Mention],
    people: list[Mention],
    start: int,
) -> bool:
    """Whether the people stand where this kind of word needs them."""
    about_children = subject is not None and subject.child in CHILDREN and subject.who is not Who.RELATIVE
    done_to = [one for one in objects if one.who in CHILDREN]
    match trigger.kind:
        case Kind.HARM:
            return harm_fits(reading, trigger, subject, objects, about_children, bool(done_to))
        case Kind.GAPPED:
            return (about_children and bool(objects)) or (bool(done_to) and not from_adult(subject))
        case Kind.DARK:
            return dark_fits(subject, people, objects)
        case Kind.SUSPICION:
            return subject is not None and subject.who is Who.OTHER and not subject.possessor
        case Kind.COMPLAINT if reading.words[trigger.first] == "again":
            return subject is not None and subject.who is Who.OTHER and subject.end == trigger.first
        case Kind.COMPLAINT:
            return any(one.who is Who.OTHER for one in people)
        case Kind.ACT if reading.words[trigger.first] in BRAWLS and done_to:
            return True
        case Kind.ACT:
            return about_children or any(one.who is Who.OTHER for one in people) or to_own(subject, people)
        case Kind.SANCTION | Kind.QUARREL:
            return about_children or bool(done_to)
        case _:
            return about_children or bool(done_to)


def to_own(subject: Mention | None, people: list[Mention]) -> bool:
    """`Somebody cut a chunk out of my daughter's hair`."""
    nameless = subject is not None and subject.who in {Who.SOMEONE, Who.GROUP}
    return nameless and any(one.who is Who.OWN for one in people)


def dark_fits(subject: Mention | None, people: list[Mention], objects: list[Mention]) -> bool:
    """Said of another child who can be identified, or done to one by children or by nobody named."""
    if subject is not None and subject.who is Who.OTHER:
        return not subject.possessor or any(one.who is Who.OWN for one in objects)
    if subject is not None and subject.who in {Who.SELF, Who.YOU, Who.ADULT, Who.RELATIVE}:
        return False
    return any(one.who is Who.OTHER and not one.possessor for one in people)


def harm_fits(
    reading: Reading,
    trigger: Trigger,
    subject: Mention | None,
    objects: list[Mention],
    about_children: bool,
    done_to: bool,
) -> bool:
    if done_to and not from_adult(subject):
        return True
    if not about_children:
        return False
    if objects and objects[0].first <= trigger.end + 3 and objects[0].who is not Who.THING:
        return True
    if reading.words[trigger.first - 1 : trigger.first] and reading.word(trigger.first - 1) in BEING:
        return True
    follows = reading.after(trigger.end - 1)
    ends = trigger.end >= len(reading.words) or reading.breaks[trigger.end] >= 1
    named = subject is not None and subject.who in IDENTIFIED
    if (
        named
        and subject is not None
        and subject.who is Who.OTHER
        and follows in {"a", "an", "the", "our", "my", "another"}
    ):
        return not PLAY_THINGS & set(reading.words[trigger.end : trigger.end + 4])
    return named and (ends or follows in BODY or follows in words("persons", "someones"))


def from_adult(subject: Mention | None) -> bool:
    return subject is not None and subject.who in {Who.ADULT, Who.SELF, Who.YOU, Who.RELATIVE}


def really_happened(reading: Reading, trigger: Trigger, start: int, subject: Mention | None) -> bool:
    """Of nobody in particular only what is told as having happened, not rules, questions and fears."""
    clause = reading.words[start : trigger.first]
    begin, end = reading.sentence_start[start], reading.sentence_end[start]
    if words("grammar", "book_words") & set(reading.words[begin:end]):
        return False
    if reading.words[trigger.first] in TRAITS or IFFY & set(clause):
        return False
    if ASKING & set(reading.words[max(begin, start - 1) : start] + clause[:2]) or unreal(
        reading, trigger, subject
    ):
        return False
    verb = reading.words[trigger.first]
    told = verb in PAST or verb.endswith("ed") or bool(BEING & set(clause[-3:])) or verb in BEING
    headline = verb.endswith("ing") and subject is not None and subject.end == trigger.first
    return told or headline or verb in BRAWLS


def unreal(reading: Reading, trigger: Trigger, subject: Mention | None) -> bool:
    """`would hit`, `not to push`; but not the `of` in `a couple of lads`."""
    begin = max(trigger.first - 2, 0)
    if subject and subject.end <= trigger.first:
        begin = max(begin, subject.end)
    return bool(UNREAL & set(reading.words[begin : trigger.first]))


def negated(reading: Reading, trigger: Trigger) -> bool:
    return bool(
        {"if", "unless", "will", "would", "might"}
        & set(reading.words[max(0, trigger.first - 3) : trigger.first])
    )
