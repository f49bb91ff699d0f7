"""What a file says about the roll, and nothing else: only the columns PE-10 keeps ever reach these rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Place:
    """Where in the upload a row came from; `line` counts from 1 and includes the heading."""

    file: str
    line: int


@dataclass(frozen=True)
class ClassRow:
    source_id: str
    name: str
    year_group: str
    school_year: int | None
    ends_on: date | None  # exclusive
    at: Place


@dataclass(frozen=True)
class PupilRow:
    source_id: str
    first_name: str
    last_name: str
    preferred_name: str
    at: Place


@dataclass(frozen=True)
class ContactRow:
    source_id: str
    first_name: str
    last_name: str
    email: str
    has_access: bool | None  # False: "enabledUser=false", no access and not a leaver (PE-13); None: not said
    at: Place


@dataclass(frozen=True)
class GuardianshipRow:
    """A link. `None` and "unknown" mean that the file says nothing, never "no" (PE-9)."""

    pupil: str
    contact: str
    relationship: str
    at: Place
    has_rights: bool = False  # a line of contact_rights.csv stands behind it
    parental_responsibility: Answer = "unknown"
    priority: int | None = None
    may_join: Answer = "unknown"
    reason_code: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class EnrolmentRow:
    pupil: str
    school_class: str
    from_on: date | None
    until_on: date | None  # exclusive
    at: Place


@dataclass(frozen=True)
class Cell:
    """One kept column of a line with a problem, as the preview shows it."""

    column: str
    text: str
    is_bad: bool = False


@dataclass(frozen=True)
class Problem:
    """A line that is skipped. `people` are ids found on it: nobody on it may count as leaving."""

    kind: str
    at: Place
    cells: tuple[Cell, ...] = ()
    people: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Remark:
    """A warning about the file or a note about its people. Its words: `words.remark_words`."""

    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterSnapshot:
    """The school as one file describes it. Rows with problems are not in it."""

    format: str
    classes: tuple[ClassRow, ...]
    pupils: tuple[PupilRow, ...]
    contacts: tuple[ContactRow, ...]
    guardianships: tuple[GuardianshipRow, ...]
    enrolments: tuple[EnrolmentRow, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    dropped_columns: tuple[str, ...]
    counts: Mapping[str, int]
    ignored: Counter[str]
    skipped_people: frozenset[str] = frozenset()  # on a skipped line: left exactly as they are
    unplaced_pupils: frozenset[str] = frozenset()  # their class can't be told: enrolments stay
    unsure_links: frozenset[tuple[str, str]] = frozenset()  # (pupil, contact): rights stay
