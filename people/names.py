"""Which names a person may show: their own, no child's, and nothing that reads like staff (PE-41)."""

from collections.abc import Iterator

from people import queries
from people.models import Contact, Pupil, User
from people.name_shape import is_plain, likeness, parts_of, tidied
from people.name_words import NOT_A_NAME, TITLES


class NotOwnName(ValueError):
    """The answer is always "Please use your own name"; it never says that a pupil matched."""


def must_be_own_name(user: User, proposed: str) -> str:
    """The name as it will be shown, or NotOwnName.

    The recorded surname, and words or initials of the recorded name. One further word may be what the person
    is known as: no title, no role, no relation, no part of a colleague's name and no pupil's forename.
    """
    name = tidied(proposed)
    if name and name in full_and_short(user):
        return name
    own = set(parts_of(recorded_name(user)))
    if queries.is_staff(user):
        own |= set(parts_of(user.display_name))  # a teacher who is a parent too keeps "Mr"
    if not is_plain(name) or not _surname(user) & set(parts_of(name)):
        raise NotOwnName
    further = [word for word in name.split() if not _is_own(word, own)]
    if len(further) > 1 or any(not _may_be_known_as(word, own) for word in further):
        raise NotOwnName
    words = list(parts_of(name))
    if _names_a_pupil(words, [word if word not in own else "" for word in words]):
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


def _surname(user: User) -> set[str]:
    contact = Contact.objects.filter(user=user).first()
    if contact and (words := set(parts_of(contact.last_name))):
        return words
    return set(list(parts_of(recorded_name(user)))[-1:])


def _is_own(word: str, own: set[str]) -> bool:
    """A word on record in all its parts, or the initial of one."""
    initials = {one[0] for one in own}
    return all(part in own or part in initials for part in parts_of(word))


def _may_be_known_as(word: str, own: set[str]) -> bool:
    parts = [part for part in parts_of(word) if part not in own]
    together = "".join(parts_of(word))  # "Of-fice"
    seen = {likeness(one) for one in [*parts, together]}
    staff = {likeness(one) for one in _words_of_staff()}
    titled = {likeness(title + one) for title in TITLES for one in _words_of_staff()}  # "MrBello"
    return (
        len(parts) <= 2
        and not seen & ({likeness(one) for one in NOT_A_NAME} | staff | titled)
        and not _names_a_pupil([together], [together])
    )


def _words_of_staff() -> set[str]:
    return {word for name in queries.staff_names() for word in parts_of(name)}


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
        yield from (words for name in pair if (words := list(parts_of(name))))
