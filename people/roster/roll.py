"""The roll as it is now, plain enough to compare a file with. Everything goes by source id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from people.roster.snapshot import Answer

Pair = tuple[str, str]  # (pupil, contact)
Seat = tuple[str, str]  # (pupil, school class)


@dataclass(frozen=True)
class RollClass:
    source_id: str
    name: str
    year_group: str
    school_year: int
    ends_on: date | None


@dataclass(frozen=True)
class RollPupil:
    source_id: str
    first_name: str
    last_name: str
    preferred_name: str = ""
    is_office: bool = False  # added or changed by hand: the file never ends it (PE-22a)
    has_left: bool = False


@dataclass(frozen=True)
class RollContact:
    source_id: str
    first_name: str
    last_name: str
    email: str = ""
    is_office: bool = False
    has_access: bool = True
    has_account: bool = False
    is_severed: bool = False


@dataclass(frozen=True)
class RollLink:
    pupil: str
    contact: str
    relationship: str = ""
    parental_responsibility: Answer = "unknown"
    priority: int | None = None
    may_join: Answer = "unknown"
    reason_code: str = ""
    review_on: date | None = None
    is_office: bool = False


@dataclass(frozen=True)
class RollSeat:
    pupil: str
    school_class: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True)
class RollState:
    """`links` are live ones; `seats` are enrolments that have not ended by `today`."""

    today: date
    classes: Mapping[str, RollClass]
    pupils: Mapping[str, RollPupil]
    contacts: Mapping[str, RollContact]
    links: Mapping[Pair, RollLink]
    seats: Mapping[Seat, RollSeat]
