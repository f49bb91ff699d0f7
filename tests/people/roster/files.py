"""A small Hollybank as OneRoster files, and ways to spoil them as a careless office would."""

import csv
import io
import zipfile
from datetime import date

from people.roster.reading import read_roster
from people.roster.rows import ClassEntry, ContactEntry, LinkEntry, PupilEntry, SchoolEntry, YearEntry
from people.roster.snapshot import RosterSnapshot
from people.roster.writing import csv_text, write_oneroster

Files = dict[str, str]

YEAR = YearEntry(2027, date(2026, 9, 1), date(2027, 7, 23))
CLASSES = [ClassEntry("c-willow", "Willow", "Y3"), ClassEntry("c-oak", "Oak", "Y4")]
PUPILS = [
    PupilEntry("p-ellie", "Ellie", "Potter", "c-willow"),
    PupilEntry("p-elliot", "Elliot", "Cross", "c-oak"),
    PupilEntry("p-freya", "Freya", "Nielsen", "c-willow"),
    PupilEntry("p-jakub", "Jakub", "Nowak", "c-willow", preferred_name="Kuba"),
    PupilEntry("p-jayden", "Jayden", "Thompson", "c-oak"),
]
CONTACTS = [
    ContactEntry("a-sam", "Sam", "Ellis", "sam.ellis@example.org"),
    ContactEntry("a-hannah", "Hannah", "Clarke", "hannah.clarke@example.org"),
    ContactEntry("a-zofia", "Zofia", "Nowak", "zofia.nowak@example.org"),
    ContactEntry("a-tom", "Tom", "Hargreaves", "tom.hargreaves@example.org"),
    ContactEntry("a-gran", "Iris", "Nielsen", "", role="relative"),
]
LINKS = [
    LinkEntry("p-ellie", "a-sam", "mother", "yes", 1),
    LinkEntry("p-elliot", "a-sam", "mother", "yes", 1),
    LinkEntry("p-freya", "a-hannah", "mother", "yes", 1),
    LinkEntry("p-freya", "a-gran", "grandparent", "no", 2),
    LinkEntry("p-jakub", "a-zofia", "mother", "yes", 1),
    LinkEntry("p-jayden", "a-tom", "father", "yes", 1),
]


def hollybank(
    *,
    classes: list[ClassEntry] = CLASSES,
    pupils: list[PupilEntry] = PUPILS,
    contacts: list[ContactEntry] = CONTACTS,
    links: list[LinkEntry] = LINKS,
    year: YearEntry = YEAR,
) -> Files:
    """The files of a OneRoster zip as text."""
    written = io.BytesIO()
    school = SchoolEntry("s-hollybank", "Hollybank Primary")
    write_oneroster(
        written, school=school, classes=classes, pupils=pupils, contacts=contacts, links=links, year=year
    )
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def zipped(files: dict[str, str] | dict[str, bytes] | dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(files: Files) -> RosterSnapshot:
    return read_roster(zipped(files), "hollybank.zip")


def edited(files: Files, file: str, old: str, new: str) -> Files:
    """One place in one file changed; the old words must be there."""
    assert files[file].count(old) == 1, f"{old!r} is in {file} {files[file].count(old)} times"
    return {**files, file: files[file].replace(old, new)}


def with_cell(files: Files, file: str, key: str, column: str, value: str) -> Files:
    """The line whose first cell is `key` gets another value in one column."""
    return with_lines(
        files, file, [{**line, column: value} if _first(line) == key else line for line in lines(files, file)]
    )


def without_line(files: Files, file: str, key: str) -> Files:
    kept = [line for line in lines(files, file) if _first(line) != key]
    assert len(kept) < len(lines(files, file))
    return with_lines(files, file, kept)


def lines(files: Files, file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[file])))


def with_lines(files: Files, file: str, rows: list[dict[str, str]]) -> Files:
    heading = next(csv.reader(io.StringIO(files[file])))
    return {**files, file: csv_text([heading, *([row[column] for column in heading] for row in rows)])}


def line_of(files: Files, file: str, key: str) -> int:
    return next(n for n, line in enumerate(files[file].split("\n"), 1) if line.startswith(f"{key},"))


def _first(line: dict[str, str]) -> str:
    return next(iter(line.values()))
