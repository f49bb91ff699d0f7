"""Whatever guard is told about the school and the author."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from guard.verdict import Label

if TYPE_CHECKING:
    from guard.names.index import NameIndex


SAYABLE = frozenset({Label.PUPIL_NAME, Label.INCIDENT, Label.HEALTH_SEND, Label.FAMILY_SAFEGUARDING})


class OwnChild(StrEnum):
    """GU-11: whether a parent who names only their own children is told quietly or asked first."""

    HINT = "hint"
    ASK = "ask"


@dataclass(frozen=True, slots=True, repr=False)
class Pupil:
    """A child on the roll. `class_name` is the class's short name, as parents write it: `3M`."""

    first: str
    last: str
    known_as: str = ""
    class_name: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Adult:
    """A member of staff: never taken for a pupil of the same name."""

    first: str
    last: str


@dataclass(frozen=True, slots=True, repr=False)
class PublicContacts:
    """What the school itself publishes: anyone may write it."""

    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Policy:
    """The school's choices. `exceptions` are words or phrases that are no pupil here.

    `extra` are words or phrases with what they stand for: a name of a pupil, an incident, health or a family matter;
    all but names count beside a child only. Raises ValueError for another label.
    """

    own_child: OwnChild = OwnChild.HINT
    exceptions: frozenset[str] = frozenset()
    extra: frozenset[tuple[Label, str]] = frozenset()

    def __post_init__(self) -> None:
        if any(label not in SAYABLE for label, _ in self.extra):
            raise ValueError("a school's words are names, incidents, health or family matters")


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """One author in one room. `members` are display names; `room_class` is a class's short name or empty."""

    names: "NameIndex"
    author_children: tuple[Pupil, ...] = ()
    members: tuple[str, ...] = ()
    room_class: str = ""
    staff: tuple[Adult, ...] = ()
    public_contacts: PublicContacts = field(default_factory=PublicContacts)
    policy: Policy = field(default_factory=Policy)
