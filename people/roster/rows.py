"""Plain rows to write a roster from: a school as somebody would type it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SchoolEntry:
    source_id: str
    name: str


@dataclass(frozen=True)
class YearEntry:
    """A school year by the year it ends: 2027 is 2026/27. `ends_on` is exclusive."""

    school_year: int
    begins_on: date
    ends_on: date


@dataclass(frozen=True)
class ClassEntry:
    """`year_group` as in R, Y1 ... Y6."""

    source_id: str
    name: str
    year_group: str


@dataclass(frozen=True)
class PupilEntry:
    source_id: str
    first_name: str
    last_name: str
    class_id: str
    preferred_name: str = ""


@dataclass(frozen=True)
class ContactEntry:
    source_id: str
    first_name: str
    last_name: str
    email: str = ""
    role: str = "parent"  # parent, guardian or relative
    has_access: bool = True


@dataclass(frozen=True)
class LinkEntry:
    """A pupil's adult with their rights; "" is unknown, never no."""

    pupil_id: str
    contact_id: str
    relationship: str = ""
    parental_responsibility: str = "yes"
    priority: int | None = None
    may_join: str = ""
    restriction_code: str = ""
    review_on: date | None = None
