"""Deeds told without a word that any list of incidents has: who does it, and to whom, is enough."""

from itertools import pairwise

from guard.lexicon import words
from guard.matters.clauses import Cast, clause_end
from guard.matters.matter import Matter
from guard.matters.trigger import murky_deeds
from guard.persons.describing import is_harmless
from guard.persons.mention import Mention, Who
from guard.reading import Reading
from guard.verdict import Label

PAST = words("grammar", "past")
KIND_DEEDS = words("grammar", "kind_deeds")
ONGOING = words("dark", "ongoing")
KINDLY = words("dark", "kindly")
DISTRESS = words("dark", "distress")
CAUSES = words("dark", "causes")
HEARSAY = words("dark", "hearsay")
REFUSALS = words("dark", "refusals")
SPEECH = frozenset({"said", "says", "saying", "told", "tells", "telling"})
NAMELESS = frozenset({Who.GROUP, Who.SOMEONE})
PERSONS = frozenset({Who.OWN, Who.OTHER, Who.GROUP, Who.SOMEONE})
NEAR = 4


def deeds(reading: Reading, cast: Cast) -> list[Matter]:
    found = []
    for doer, done_to in pairwise(cast.mentions):
        whose = done_by(reading, doer, done_to)
        if whose:
            found.append(Matter(Label.INCIDENT, doer.first, clause_end(reading, done_to.end), whose))
    for one in cast.mentions:
        if one.who is Who.OTHER and not one.possessor and not is_harmless(reading, one):
            end = ongoing(reading, one) or rumoured(reading, one)
            end = end or unkind_words(reading, cast, one) or blamed(reading, cast, one)
            if end:
                found.append(Matter(Label.INCIDENT, one.first, end, Who.OTHER))
    return found


def done_by(reading: Reading, doer: Mention, done_to: Mention) -> Who | None:
    """`Alexander nearly blinded my son`, whatever the verb; of nobody in particular only what hurts."""
    between = reading.words[doer.end : done_to.first]
    if not 1 <= len(between) <= NEAR or any(reading.breaks[doer.end : done_to.first + 1]):
        return None
    murky = any(word in murky_deeds() for word in between)
    if doer.who is Who.OTHER and not doer.possessor and not is_harmless(reading, doer):
        if done_to.who is Who.OWN and not done_to.possessor and (murky or unkind(between)):
            return Who.OTHER
        if murky and done_to.who in PERSONS and (between[-1] in murky_deeds() or done_to.possessor):
            return Who.OTHER
    if doer.who in NAMELESS and done_to.who is Who.OWN and murky and not doer.pronoun:
        return Who.OWN
    return None


def unkind(between: list[str]) -> bool:
    """A verb in the past, or one that goes on, which is not a kind one."""
    verb = between[-1]
    done = verb.endswith("ed") or verb in PAST or (verb.endswith("ing") and bool(ONGOING & set(between)))
    return len(between) <= 3 and done and verb not in KIND_DEEDS and verb not in KINDLY


def ongoing(reading: Reading, child: Mention) -> int:
    """`Tyler keeps flicking ...`: the end of what is told, or 0."""
    if any(reading.breaks[child.end : child.end + 1]):
        return 0
    tail = reading.words[child.end : min(child.end + 4, reading.sentence_end[child.first])]
    for step, word in enumerate(tail[:-1]):
        follows = tail[step + 1]
        if word in ONGOING and follows.endswith("ing") and follows not in KINDLY:
            return clause_end(reading, child.end + step + 2)
    return 0


def rumoured(reading: Reading, child: Mention) -> int:
    """`apparently Cameron has been flogging ...`, `is it true Beau got moved`."""
    begin = max(reading.sentence_start[child.first], child.first - 6)
    if not HEARSAY & set(reading.words[begin : child.first]):
        return 0
    tail = reading.words[child.end : min(child.end + 4, reading.sentence_end[child.first])]
    passive = bool({"got", "been", "was", "were", "getting"} & set(tail[:2]))
    for step, word in enumerate(tail[1:], 1):
        if passive and word.endswith(("ed", "ing")) and word not in KINDLY and word not in KIND_DEEDS:
            return clause_end(reading, child.end + step + 1)
    return 0


def unkind_words(reading: Reading, cast: Cast, child: Mention) -> int:
    """`Freya told her she can't play`: said to a child, with a refusal in it."""
    end = min(child.end + 12, reading.sentence_end[child.first])
    tail = reading.words[child.end : end]
    if not SPEECH & set(tail[:3]):
        return 0
    heard = [one for one in cast.within(child.end, min(child.end + 4, end)) if one.who in PERSONS]
    return end if heard and REFUSALS & set(tail) and "told" in tail[:3] else 0


def blamed(reading: Reading, cast: Cast, child: Mention) -> int:
    """`she is in tears because of Freya`: another child is why one is unhappy."""
    begin, end = reading.sentence_start[child.first], reading.sentence_end[child.first]
    for place in range(max(begin, child.first - 12), child.first):
        if reading.words[place] in DISTRESS and CAUSES & set(reading.words[place + 1 : child.first]):
            suffers = cast.before(begin, place)
            if suffers and suffers.who in {Who.OWN, Who.GROUP, Who.OTHER} and suffers.first != child.first:
                return end
    return 0
