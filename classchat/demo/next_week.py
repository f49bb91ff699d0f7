"""Next week's roll: what a school office meets in one file, so that a preview has something to show."""

from collections.abc import Iterable
from dataclasses import replace
from os import PathLike
from typing import BinaryIO, TypeVar

from classchat.demo import roll
from people.roster.rows import ContactEntry, LinkEntry, PupilEntry
from people.roster.writing import write_oneroster

Entry = TypeVar("Entry", PupilEntry, ContactEntry)

STARTS = (
    PupilEntry("P1301", "Wren", "Ashby", "class-holly"),
    PupilEntry("P1302", "Idris", "Hakimi", "class-willow"),
)
NEW_ADULTS = (
    ContactEntry("C2501", "Joely", "Ashby", "joely.ashby@example.org"),
    ContactEntry("C2502", "Samira", "Hakimi", "samira.hakimi@example.org"),
    ContactEntry("C2503", "Jawad", "Hakimi", "jawad.hakimi@example.org"),
)
NEW_LINKS = (
    LinkEntry("P1301", "C2501", "parent", priority=1),
    LinkEntry("P1302", "C2502", "parent", priority=1),
    LinkEntry("P1302", "C2503", "parent", "unknown", priority=2),
)
NO_SURNAME = PupilEntry("P1303", "Otto", "", "class-oak")
IN_NO_CLASS_OF_OURS = PupilEntry("P1304", "Mabel", "Thorne", "class-hazel")
NOBODY_IN_THE_FILE = LinkEntry("P1301", "C2599", "parent", priority=2)


def write_next_week(path_or_file: str | PathLike[str] | BinaryIO) -> None:
    """The roll a week on: starters, a leaver, a move, a new name, a new address, and three bad lines."""
    left = _named(roll.pupils(), "Ivy", "Doyle").source_id
    write_oneroster(
        path_or_file,
        school=roll.HOLLYBANK,
        classes=roll.CLASSES,
        pupils=[pupil for pupil in _pupils() if pupil.source_id != left],
        contacts=_contacts(),
        links=[link for link in [*roll.links(), *NEW_LINKS, NOBODY_IN_THE_FILE] if link.pupil_id != left],
        year=roll.this_year(),
    )


def _pupils() -> list[PupilEntry]:
    moved = _named(roll.pupils(), "Robin", "Ashdown")
    return [
        *_with(roll.pupils(), replace(moved, class_id="class-acorn")),
        *STARTS,
        NO_SURNAME,
        IN_NO_CLASS_OF_OURS,
    ]


def _contacts() -> list[ContactEntry]:
    renamed = replace(_named(roll.contacts(), "Melanie", "Hobbs"), last_name="Hobbs-Dawson")
    moved_house = replace(_named(roll.contacts(), "Paul", "Page"), email="paul.page.oak@example.org")
    return [*_with(_with(roll.contacts(), renamed), moved_house), *NEW_ADULTS]


def _named(entries: Iterable[Entry], first_name: str, last_name: str) -> Entry:
    return next(one for one in entries if (one.first_name, one.last_name) == (first_name, last_name))


def _with(entries: Iterable[Entry], changed: Entry) -> list[Entry]:
    return [changed if one.source_id == changed.source_id else one for one in entries]
