"""What applying a file would write: every change and nothing else. The preview is drawn from it."""

from dataclasses import dataclass, fields

from people.roster.roll import Pair, Seat
from people.roster.snapshot import ClassRow, ContactRow, EnrolmentRow, GuardianshipRow, PupilRow


@dataclass(frozen=True)
class Difference:
    """The office's hand and the file disagree: the office's stays (PE-22a)."""

    source_id: str
    what: str
    here: str
    in_file: str


@dataclass(frozen=True)
class Plan:
    """Changed rows are complete: a value the file does not state is the one on the roll."""

    new_classes: tuple[ClassRow, ...] = ()
    changed_classes: tuple[ClassRow, ...] = ()
    new_pupils: tuple[PupilRow, ...] = ()
    changed_pupils: tuple[PupilRow, ...] = ()
    returning_pupils: tuple[str, ...] = ()
    leaving_pupils: tuple[str, ...] = ()
    new_contacts: tuple[ContactRow, ...] = ()
    changed_contacts: tuple[ContactRow, ...] = ()
    new_links: tuple[GuardianshipRow, ...] = ()
    changed_links: tuple[GuardianshipRow, ...] = ()
    ended_links: tuple[Pair, ...] = ()
    new_seats: tuple[EnrolmentRow, ...] = ()
    changed_seats: tuple[EnrolmentRow, ...] = ()
    ended_seats: tuple[Seat, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, one.name) for one in fields(self) if one.name != "differences")
