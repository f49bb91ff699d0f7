"""Reading one cell: a value, or a BadLine that names the column."""

import re
import unicodedata
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from people.roster.findings import BadLine
from people.roster.snapshot import Answer
from people.roster.table import Row

LONGEST_ID = 64
LONGEST_NAME = 60
LONGEST_EMAIL = 254
DIGITS_OF_A_NUMBER = 4

_BY_SPREADSHEET = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?")
_JOINERS = "\u200c\u200d"  # some scripts need them inside a name
_YES = frozenset({"y", "yes", "t", "true", "1", "tick", "✓", "✔", "☑"})
_NO = frozenset({"n", "no", "f", "false", "0"})
_UNKNOWN = frozenset({"", "null", "none", "unknown", "n/a"})


def source_id(row: Row, column: str) -> str:
    text = row[column]
    if not text:
        raise BadLine("blank", column)
    if len(text) > LONGEST_ID:
        raise BadLine("too_long", column, most=LONGEST_ID)
    if _BY_SPREADSHEET.fullmatch(text):
        raise BadLine("changed_by_spreadsheet", column)
    return text


def source_ids(row: Row, column: str) -> list[str]:
    """A cell that lists ids: "a,b"."""
    return [part.strip() for part in row[column].split(",") if part.strip()]


def name(row: Row, column: str, *, most: int = LONGEST_NAME) -> str:
    if "\n" in row[column]:
        raise BadLine("several_lines", column)
    text = clean(row[column])
    if not text:
        raise BadLine("blank", column)
    if len(text) > most:
        raise BadLine("too_long", column, most=most)
    return text


def person_name(row: Row, column: str, *, most: int = LONGEST_NAME) -> str:
    """A number in a name is a birthday or a telephone that slipped in: not kept, not shown (PE-10)."""
    text = name(row, column, most=most)
    if sum(map(str.isdigit, text)) >= DIGITS_OF_A_NUMBER:
        raise BadLine("number_in_name", column)
    return text


def optional_person_name(row: Row, column: str) -> str:
    return person_name(row, column) if clean(row[column]) else ""


def clean(text: str) -> str:
    """One spelling for each name: composed, single spaces, no invisible or direction-changing characters."""
    composed = unicodedata.normalize("NFC", text)
    spaced = (" " if unicodedata.category(sign) == "Cc" else sign for sign in composed)
    visible = (sign for sign in spaced if sign in _JOINERS or unicodedata.category(sign) != "Cf")
    return " ".join("".join(visible).split())


def answer(row: Row, column: str) -> Answer:
    """Blank is unknown, never no (PE-9)."""
    text = row[column].lower()
    if text in _UNKNOWN:
        return "unknown"
    if text in _YES:
        return "yes"
    if text in _NO:
        return "no"
    raise BadLine("bad_answer", column)


def iso_date(row: Row, column: str) -> date | None:
    text = row[column]
    if text.lower() in ("", "null"):
        return None
    found = _ISO.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else _no_date(column)
    except ValueError:
        raise BadLine("bad_date", column) from None


def _no_date(column: str) -> date:
    raise BadLine("bad_date", column)


def email(row: Row, column: str) -> str:
    text = row[column]
    if text.lower() in ("", "null"):
        return ""
    try:
        validate_email(text)
    except ValidationError:
        raise BadLine("bad_email", column) from None
    if len(text) > LONGEST_EMAIL:
        raise BadLine("too_long", column, most=LONGEST_EMAIL)
    return text


def small_number(row: Row, column: str) -> int | None:
    text = row[column]
    if text.lower() in ("", "null"):
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise BadLine("bad_number", column)
    return int(text)
