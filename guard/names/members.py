"""People of the room who share a first name with a pupil, where adults are spoken to or sign."""

from guard.lexicon import words
from guard.matters.trigger import incident_words
from guard.names.circle import Circle
from guard.names.hits import Hit
from guard.reading import CLAUSE, Reading

THANKING = words("grammar", "thanking")
OPENING = words("grammar", "opening")
GOES_ON = words("grammar", "goes_on")
THANKS_BEFORE = THANKING | {"you", "so", "much", "to", "lot"}
TOLD = frozenset({"you", "you're", "your", "you've", "you'll"})
CHILD_WORDS = words("grammar", "child_words")
CARED_FOR = words("grammar", "cared_for")
PRAISED = words("names", "child_praise")


def introduces_itself(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`I'm Hannah`, `Priti here`: whoever says so is an adult, a member or not; `this is Tom` a member."""
    first = hit.first
    if hit.full or hit.bare_plural or reading.possessive[hit.end - 1]:
        return False
    begins = reading.opens_sentence(first) or reading.breaks[first] >= CLAUSE
    if begins:
        goes_on = reading.words[hit.end + 1 : hit.end + 2] in (["with"], ["from"])
        return reading.after(hit.end - 1) == "here" and (goes_on or stops(reading, hit.end + 1))
    said = tuple(reading.words[max(reading.sentence_start[first], first - 3) : first])
    named = said[-1:] in (("i'm",), ("im",)) or said[-2:] == ("i", "am") or said == ("my", "name", "is")
    named = named or (said == ("this", "is") and known(reading, hit, circle))
    return named and stops(reading, hit.end)


def member_spoken_to(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`Separate ones, Sam.`, `Thank you for doing this, Hannah`, `@Tom`: never where a child's deed is told."""
    if not known(reading, hit, circle):
        return False
    if reading.gap(hit.first).endswith("@"):
        return True
    if troubling(reading, hit):
        return False
    return thanked(reading, hit, circle) or called(reading, hit, circle) or signs(reading, hit)


def known(reading: Reading, hit: Hit, circle: Circle) -> bool:
    single = hit.end - hit.first == 1 and not hit.disguise and not hit.bare_plural
    return single and reading.words[hit.first] in circle.firsts and not reading.possessive[hit.first]


def stops(reading: Reading, place: int) -> bool:
    """A pause or the end stands before `place`."""
    return place >= len(reading.words) or reading.breaks[place] >= CLAUSE


def troubling(reading: Reading, hit: Hit) -> bool:
    """Something that is told of children stands in the sentence."""
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    listed, _ = incident_words()
    return any(
        listed.at(reading.words, place)
        for place in range(begin, end)
        if reading.words[place] in listed.by_first
    )


def thanked(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`Thank you Ali`, `Thanks to Hannah and Tom for the stall`, `Thanks for setting us up Hannah`."""
    first, begin, end = hit.first, reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    if reading.before(first) == "and" and reading.before(first - 1) in circle.firsts:
        first -= 2
    lead, after = reading.words[begin:first], reading.after(hit.end - 1)
    if CHILD_WORDS & set(reading.words[begin:end]):
        return False
    if lead[-2:] == ["well", "done"]:
        return after == "for" and reading.word(hit.end + 1) in words("names", "business")
    if not THANKING & set(lead):
        return False
    if after == "for":
        return reading.word(hit.end + 1) not in PRAISED
    if lead[-1] in THANKS_BEFORE:
        return stops(reading, hit.end) or after == "and"
    cared_for = any(
        word in CARED_FOR for word in (lead[-2:] if lead[-1] in {"up", "after", "in"} else lead[-1:])
    )
    return hit.end == end and not cared_for and lead[-1] not in words("grammar", "closing")


def called(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """Between pauses, at the beginning or the end of a sentence, and not in a list of children."""
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    alone, last = hit.first == begin and hit.end == end, hit.end >= len(reading.words)
    lone = (hit.first == begin or reading.breaks[hit.first] >= CLAUSE) and stops(reading, hit.end)
    if not lone or (alone and (not last or not begin)) or set("!?") & set(reading.gap_after(hit.end - 1)):
        return False
    if CHILD_WORDS & set(reading.words[begin:end]) or listed_with_others(reading, hit, circle):
        return False
    follows = reading.words[hit.end] if hit.end < end else ""
    return not (follows in GOES_ON or follows[:1].isdigit())


def listed_with_others(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`the group is Amir, Ali, Josh`: beside other names, unless all are of the room and told `you`."""
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    beside = [place for place in (hit.first - 1, hit.end) if begin < place < end and reading.capital[place]]
    others = [
        reading.words[place] for place in beside if reading.words[place] not in words("persons", "self")
    ]
    if not others:
        return False
    return not (set(others) <= circle.firsts and TOLD & set(reading.words[begin:end]))


def signs(reading: Reading, hit: Hit) -> bool:
    """`See you there, Sam x`; `Morning Tom`."""
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    pause = hit.first == begin or reading.breaks[hit.first] >= CLAUSE
    if pause and reading.after(hit.end - 1) in words("grammar", "fondly") and hit.end + 1 >= end:
        return True
    greeted = bool(OPENING & set(reading.words[begin : hit.first])) and hit.first - begin <= 3
    return (
        greeted and stops(reading, hit.end) and reading.before(hit.first) not in words("grammar", "closing")
    )
