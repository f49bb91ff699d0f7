"""Whether a home or a number in a message is given as another child's."""

from bisect import bisect_left

from guard.lexicon import words
from guard.matters.clauses import Cast
from guard.persons.mention import Who
from guard.reading import Reading

LIVING = words("grammar", "living")
SELF_LIVING = words("grammar", "self_living")


def tied_to_another_child(reading: Reading, cast: Cast, start: int, home: bool) -> bool:
    """The nearest child before it, in its sentence or the one before, unless the author or an adult stands between."""
    place = bisect_left(reading.starts, start)
    if not reading.words:
        return False
    anchor = min(place, len(reading.words) - 1)
    begin = reading.sentence_start[anchor]
    earlier = [one for one in cast.within(max(0, begin - 12), place) if one.end <= place]
    for mention in reversed(earlier):
        if mention.who in {Who.SELF, Who.YOU} and home:
            return False
        if mention.child is Who.OTHER:
            return (
                not home or mention.first >= begin or bool(LIVING & set(reading.words[mention.end : place]))
            )
        if mention.child is Who.OWN:
            return False
    return False
