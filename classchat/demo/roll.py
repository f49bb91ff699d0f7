"""Hollybank's roll: 210 pupils, their adults, seven classes; all invented."""

import csv
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

from people.roster.rows import ClassEntry, ContactEntry, LinkEntry, PupilEntry, SchoolEntry, YearEntry
from people.roster.writing import write_oneroster

HOLLYBANK = SchoolEntry("hollybank", "Hollybank Primary")
CLASSES = tuple(
    ClassEntry(f"class-{name.lower()}", name, year_group)
    for name, year_group in (
        ("Holly", "R"),
        ("Birch", "Y1"),
        ("Acorn", "Y2"),
        ("Willow", "Y3"),
        ("Oak", "Y4"),
        ("Rowan", "Y5"),
        ("Sycamore", "Y6"),
    )
)
_FOLDER = Path(__file__).parent / "roll"


@dataclass(frozen=True)
class Adults:
    """Source ids of the contacts who joined long ago, and of those with a letter that waits in the bag."""

    joined: tuple[str, ...]
    invited: tuple[str, ...]


def write_roll(path_or_file: str | PathLike[str] | BinaryIO) -> None:
    """Write the roll as a OneRoster 1.1 zip, for the school year that today lies in."""
    write_oneroster(
        path_or_file,
        school=HOLLYBANK,
        classes=CLASSES,
        pupils=pupils(),
        contacts=contacts(),
        links=links(),
        year=this_year(),
    )


def this_year() -> YearEntry:
    """From 1 September to the next, so that there is a school to see in August too."""
    today = timezone.localdate()
    ends = today.year + 1 if today.month >= 9 else today.year
    return YearEntry(ends, today.replace(ends - 1, 9, 1), today.replace(ends, 9, 1))


def pupils() -> list[PupilEntry]:
    return [
        PupilEntry(
            source_id=row["source_id"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            class_id=f"class-{row['class'].lower()}",
            preferred_name=row["preferred_name"],
        )
        for row in _rows("pupils")
    ]


def contacts() -> list[ContactEntry]:
    return [
        ContactEntry(row["source_id"], row["first_name"], row["last_name"], row["email"], row["role"])
        for row in _rows("contacts")
    ]


def links() -> list[LinkEntry]:
    return [
        LinkEntry(
            pupil_id=row["pupil"],
            contact_id=row["contact"],
            relationship=row["relationship"],
            parental_responsibility=row["parental_responsibility"],
            priority=int(row["priority"]),
            may_join=row["may_join"],
        )
        for row in _rows("links")
    ]


def adults() -> Adults:
    """How far each adult's letter had got before the demo begins; Zofia's is not printed yet."""
    letters = [(row["source_id"], row["letter"]) for row in _rows("contacts")]
    return Adults(
        joined=tuple(one for one, letter in letters if letter == "joined"),
        invited=tuple(one for one, letter in letters if letter == "printed"),
    )


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
