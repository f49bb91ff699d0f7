"""The command line: the only place of this package that reads or writes anything."""

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from guard.checking import check
from guard.context import Adult, Context, PublicContacts, Pupil
from guard.names.index import NameIndex
from guard.verdict import Verdict


@dataclass(frozen=True, slots=True, repr=False)
class School:
    names: NameIndex
    staff: tuple[Adult, ...]
    contacts: PublicContacts


def main(arguments: list[str], lines: TextIO, verdicts: TextIO, complaints: TextIO) -> int:
    """0 when every line was read; 1 when one was malformed (its number and the reason go to `complaints`)."""
    asked = parser().parse_args(arguments)
    school = school_from(asked.roster, asked.staff)
    status = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answer = answered(line, school)
        except ValueError as problem:
            print(f"line {number}: {problem}", file=complaints)
            status = 1
        else:
            print(json.dumps(answer, ensure_ascii=False), file=verdicts)
    return status


def parser() -> argparse.ArgumentParser:
    described = argparse.ArgumentParser(
        prog="python -m guard", description="Check messages for personal data."
    )
    command = described.add_subparsers(required=True).add_parser("check", help="JSON lines in, verdicts out")
    command.add_argument("--roster", type=Path, required=True, help="CSV: first,last,known_as,class")
    command.add_argument(
        "--staff", type=Path, help="CSV: title,first,last,role,class,public_email,public_phone"
    )
    return described


def school_from(roster: Path, staff: Path | None) -> School:
    pupils = [
        Pupil(row["first"], row["last"], row.get("known_as") or "", row.get("class") or "")
        for row in rows(roster)
    ]
    people = list(rows(staff)) if staff else []
    adults = tuple(Adult(row["first"], row["last"]) for row in people if row["last"])
    emails = frozenset(row["public_email"].lower() for row in people if row["public_email"])
    phones = frozenset(
        "".join(filter(str.isdigit, row["public_phone"])) for row in people if row["public_phone"]
    )
    return School(NameIndex.build(pupils), adults, PublicContacts(emails=emails, phones=phones))


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def answered(line: str, school: School) -> dict[str, Any]:
    """Raises ValueError with a reason that repeats nothing of the line."""
    message = parsed(line)
    children = tuple(pupil for name in message["author_child"] if (pupil := school.names.find(name)))
    context = Context(
        names=school.names,
        author_children=children,
        room_class=message["class_room"],
        staff=school.staff,
        public_contacts=school.contacts,
    )
    return written(message["id"], check(message["text"], context))


def parsed(line: str) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    if not isinstance(message, dict):
        raise ValueError("not an object")
    message.setdefault("author_child", [])
    message.setdefault("class_room", "")
    for key, kind in (("id", (str, int)), ("text", str), ("author_child", list), ("class_room", str)):
        if key not in message:
            raise ValueError(f"no {key}")
        if not isinstance(message[key], kind):
            raise ValueError(f"{key} has the wrong type")
    if not all(isinstance(name, str) for name in message["author_child"]):
        raise ValueError("author_child has the wrong type")
    return message


def written(key: str | int, verdict: Verdict) -> dict[str, Any]:
    spans = [{"start": one.start, "end": one.end, "label": str(one.label)} for one in verdict.findings]
    return {"id": key, "outcome": verdict.outcome.word, "spans": spans}
