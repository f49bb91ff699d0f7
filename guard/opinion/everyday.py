"""What is plainly kind or neutral of another child: praise, lost property, invitations, lifts, thanks, facts."""

from guard.lexicon import words
from guard.matters.trigger import dark_words, incident_words

SHORT, LONGEST = 9, 14  # a longer message has room for something else
IN_PLAY = words("grammar", "in_play")
GRAVE = words("everyday", "grave")
PRAISE = words("everyday", "praise")
INVITATIONS = words("everyday", "invitations")
LIFTS = words("everyday", "lifts")
CONTACTS = words("everyday", "contacts")
FACTS = words("everyday", "facts")
THINGS = words("everyday", "things")
MOVED = words("everyday", "moved")


def is_everyday(told: list[str]) -> bool:
    """`told` are words with everybody replaced by the part they play, as `features.roles` gives them."""
    if len(told) > LONGEST:
        return False
    plain, spared = without_idioms(told)
    said = set(plain)
    if GRAVE & said or dark_words() & said:
        return False
    if spared or (IN_PLAY & said and not {"OWN", "GROUP"} & said):
        return True
    return len(told) <= SHORT and told_kindly(said)


def told_kindly(said: set[str]) -> bool:
    if "RELATIVE" in said and not (CONTACTS | THINGS | PRAISE) & said:
        return False
    if (PRAISE | INVITATIONS | LIFTS | CONTACTS) & said or (THINGS & said and MOVED & said):
        return True
    return bool(FACTS & said) and "OWN" not in said


def without_idioms(told: list[str]) -> tuple[list[str], bool]:
    """What is left when turns of speech such as `stole the show` are taken out, and whether there was one."""
    _, idioms = incident_words()
    left, place = [], 0
    while place < len(told):
        found = idioms.at(told, place)
        if found and "OTHER" in told[max(0, place - 2) : place]:
            place += found[0]
        else:
            left.append(told[place])
            place += 1
    return left, len(left) < len(told)
