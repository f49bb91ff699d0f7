"""Asking guard about words that somebody wants to say, or said, in a room."""

import logging
import traceback
from dataclasses import dataclass, replace

import guard
from guard import Context, Label, Reason, Verdict
from guard import Pupil as Child
from people.check_facts import own_children, school_facts
from people.models import User
from rooms.attachments.attached import words_of_attached
from rooms.models import Message, Room
from rooms.queries import live_memberships

log = logging.getLogger(__name__)


class CheckUnavailable(Exception):
    """Guard could not be asked. Says nothing of the words (GU-2)."""


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """What guard says about an author's words. `own` are the author's children, by pupil id."""

    body: str
    verdict: Verdict
    context: Context
    own: dict[int, Child]
    beside: str = ""  # what stands beside the words: descriptions of pictures, names of files

    @property
    def everything(self) -> str:
        """What was checked, the words first: findings count from their beginning."""
        return together(self.body, self.beside)

    @property
    def labels(self) -> list[str]:
        """Each kind of finding once."""
        return sorted({str(found.label) for found in self.verdict.findings})


def check_words(*, author: User, room: Room, body: str, beside: str = "") -> Checked:
    """Guard's verdict about words by this author in this room, read together with what stands beside them.

    Raises CheckUnavailable, whatever went wrong.
    """
    try:
        own, context = _context(author, room)
        return Checked(body, guard.check(together(body, beside), context), context, own, beside)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        log.error("The check before sending failed: %s, %s line %s", kind, where.filename, where.lineno)
    raise CheckUnavailable


def together(body: str, beside: str) -> str:
    return "\n".join(filter(None, (body, beside)))


def children_named(checked: Checked) -> list[int]:
    """Ids of those of the author's children whom the words name."""
    return [pk for pk, child in checked.own.items() if _names(checked, child)]


def names_a_pupil(message: Message) -> bool:
    """Whether guard finds a child's name in what was said; also when it cannot be asked (GU-4)."""
    try:
        beside = words_of_attached(message)
        checked = check_words(author=message.author, room=message.room, body=message.body, beside=beside)
    except CheckUnavailable:
        return True
    return any(found.label is Label.PUPIL_NAME for found in checked.verdict.findings)


def _names(checked: Checked, child: Child) -> bool:
    """Asked again with this child alone: a finding says where a name stands, not whose it is."""
    verdict = guard.check(checked.everything, replace(checked.context, author_children=(child,)))
    return any(found.reason is Reason.OWN_CHILD for found in verdict.findings)


def _context(author: User, room: Room) -> tuple[dict[int, Child], Context]:
    facts = school_facts()
    own = own_children(author, facts)
    members = live_memberships().filter(room=room).values_list("user__display_name", flat=True)
    return own, Context(
        names=facts.names,
        author_children=tuple(own.values()),
        members=tuple(sorted(members)),
        room_class=room.school_class.name if room.school_class else "",
        staff=facts.staff,
        public_contacts=facts.contacts,
        policy=facts.policy,
    )
