"""What the check before sending is told about the school and about an author."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard import Adult, NameIndex, OwnChild, Policy, PublicContacts
from guard import Pupil as Child
from people.models import School, User
from people.name_words import TITLES
from people.queries import live_guardianships, staff_names
from people.roll_names import roll_names, school_now

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class SchoolFacts:
    """`children` are by pupil id."""

    names: NameIndex
    children: dict[int, Child]
    staff: tuple[Adult, ...]
    contacts: PublicContacts
    policy: Policy


def school_facts() -> SchoolFacts:
    """As of now: two queries, and three more after the roll or the school's words have changed.

    Raises School.DoesNotExist.
    """
    school = school_now()
    roll = roll_names(school)
    return SchoolFacts(
        names=roll.index,
        children=roll.children,
        staff=tuple(_adults()),
        contacts=public_contacts(school),
        policy=Policy(OwnChild(school.own_child_names), roll.exceptions, roll.extra),
    )


def public_contacts(school: School) -> PublicContacts:
    """What the school itself publishes: anyone may write it."""
    digits = "".join(filter(str.isdigit, school.telephone_line))
    return PublicContacts(
        emails=frozenset(filter(None, [school.email.lower()])),
        phones=frozenset(filter(None, [digits])),
        postcodes=frozenset(found.replace(" ", "").lower() for found in _POSTCODE.findall(school.address)),
    )


def own_children(user: User, facts: SchoolFacts) -> dict[int, Child]:
    """The author's children on the roll, by pupil id, through links that let them in. One query."""
    mine = live_guardianships().filter(contact__user=user).values_list("pupil", flat=True)
    return {pk: facts.children[pk] for pk in sorted(set(mine)) if pk in facts.children}


def _adults() -> Iterator[Adult]:
    """Mrs Adeyemi is Adeyemi, Mr Daniel Rose is Daniel Rose."""
    for shown in sorted(staff_names()):
        words = [word for word in shown.split() if word.strip(".").lower() not in TITLES]
        if words:
            yield Adult(" ".join(words[:-1]), words[-1])
