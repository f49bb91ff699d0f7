"""Which names a person may show: their own, and no child's (PE-41)."""

import re
import unicodedata
from collections.abc import Iterator

from people.models import Contact, Pupil, User

RELATIONS = {
    *("mum", "mummy", "mam", "mom", "mommy", "mother", "stepmum"),
    *("dad", "daddy", "papa", "father", "stepdad", "parent", "carer", "guardian", "childminder"),
    *("nan", "nana", "nanny", "gran", "granny", "grandma", "grandmother"),
    *("grandad", "granddad", "grandpa", "grandfather"),
    *("aunt", "auntie", "aunty", "uncle", "sister", "brother"),
}


class NotOwnName(ValueError):
    """The answer is always "Please use your own name"; it never says that a pupil matched."""


def must_be_own_name(user: User, proposed: str) -> str:
    """The name as it will be shown, or NotOwnName.

    A word of the name on record must be in it; a pupil's forename or a word like "mum" only if it is on record.
    """
    name = " ".join(proposed.split())
    words, own = list(_words(name)), set(_words(recorded_name(user)))
    if not own & set(words) or any(c.isdigit() or c in "@<>" for c in name):
        raise NotOwnName
    foreign = [word if word not in own else "" for word in words]
    if RELATIONS & set(foreign) or _names_a_pupil(words, foreign):
        raise NotOwnName
    return name


def recorded_name(user: User) -> str:
    """The name the office holds for a parent; what a colleague was appointed under."""
    contact = Contact.objects.filter(user=user).first()
    return contact.full_name if contact else user.display_name


def full_and_short(user: User) -> tuple[str, str]:
    """The two ways a name is offered: "Aisha Khan" and "A. Khan"."""
    full = recorded_name(user)[:80]
    first, _space, last = full.partition(" ")
    return full, f"{first[:1]}. {last}" if last else full


def _names_a_pupil(words: list[str], foreign: list[str]) -> bool:
    for forename in _pupil_forenames():
        for start in range(len(words) - len(forename) + 1):
            stretch = slice(start, start + len(forename))
            if words[stretch] == forename and any(foreign[stretch]):
                return True
    return False


def _pupil_forenames() -> Iterator[list[str]]:
    names = Pupil.objects.filter(left_on__isnull=True).values_list("first_name", "preferred_name")
    for pair in set(names):
        yield from (words for name in pair if (words := list(_words(name))))


def _words(name: str) -> Iterator[str]:
    """Words without case and accents; "Amelia's" and "Anne-Marie" are two words each."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    yield from re.findall(r"[^\W\d_]+", letters)
