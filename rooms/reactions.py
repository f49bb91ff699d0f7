"""A face instead of words: which ones there are, and what a message shows of them (UX section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import User
from rooms.models import Message, Room

# A fixed few: a school chat needs no face that can hurt.
KINDS = {
    "thumbs_up": ("👍", gettext_lazy("Thumbs up")),
    "heart": ("❤️", gettext_lazy("Heart")),
    "laugh": ("😂", gettext_lazy("Laugh")),
    "thank_you": ("🙏", gettext_lazy("Thank you")),
    "hooray": ("🎉", gettext_lazy("Hooray")),
    "sad": ("😢", gettext_lazy("Sad")),
}


class Choice(TypedDict):
    kind: str
    emoji: str
    name: str


@dataclass(frozen=True)
class Shown:
    """One kind below a message. `people` are user ids in the order in which they reacted."""

    kind: str
    people: tuple[int, ...]

    @property
    def emoji(self) -> str:
        return KINDS[self.kind][0]

    @property
    def name(self) -> str:
        return str(KINDS[self.kind][1])

    @property
    def count(self) -> int:
        return len(self.people)

    @property
    def words(self) -> str:
        """How it is read out: "Heart, 3"."""
        return _("%(kind)s, %(n)s") % {"kind": self.name, "n": self.count}

    @property
    def my_words(self) -> str:
        """The same for one of them: "Heart, 3, including you"."""
        return _("%(kind)s, %(n)s, including you") % {"kind": self.name, "n": self.count}


def shown_reactions(message: Message) -> list[Shown]:
    """The kinds that somebody chose, always in the same order. Costs no query."""
    people: dict[str, list[int]] = {}
    for person, kind in message.reactions:
        people.setdefault(kind, []).append(person)
    return [Shown(kind, tuple(people[kind])) for kind in KINDS if kind in people]


def choices(room: Room) -> list[Choice]:
    """All there are to choose from in this room: none where it takes none."""
    if not takes_reactions(room):
        return []
    return [{"kind": kind, "emoji": emoji, "name": str(name)} for kind, (emoji, name) in KINDS.items()]


def names_of(message: Message) -> list[tuple[Shown, list[str]]]:
    """Who chose what, by the names they have today. One query."""
    shown = shown_reactions(message)
    names = _names(person for one in shown for person in one.people)
    return [(one, [names.get(person, _("Someone who left")) for person in one.people]) for one in shown]


def takes_reactions(room: Room) -> bool:
    """Announcements take none: there one says "I have read this"."""
    return not room.is_announcements


def reaction_of(user_id: int, message: Message) -> str:
    """The person's own, or empty."""
    return next((kind for person, kind in message.reactions if person == user_id), "")


def _names(people: Iterable[int]) -> dict[int, str]:
    return {user.pk: user.shown_name for user in User.objects.filter(pk__in=set(people))}
