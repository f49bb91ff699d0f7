"""The invented school of the corpus, as guard sees it."""

import csv
from functools import cache
from pathlib import Path

from guard import Adult, Context, NameIndex, PublicContacts, Pupil, Verdict, check

CORPUS = Path(__file__).parent / "corpus"


@cache
def roll() -> NameIndex:
    with (CORPUS / "roster.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return NameIndex.build(Pupil(row["first"], row["last"], row["known_as"], row["class"]) for row in rows)


@cache
def staff() -> tuple[Adult, ...]:
    with (CORPUS / "staff.csv").open(encoding="utf-8") as table:
        return tuple(Adult(row["first"], row["last"]) for row in csv.DictReader(table) if row["last"])


def context(*own: str, room: str = "3M", members: tuple[str, ...] = ()) -> Context:
    """`own` are full names of the author's children."""
    children = tuple(pupil for name in own if (pupil := roll().find(name)))
    contacts = PublicContacts(
        emails=frozenset({"office@hollybank.example.org"}), phones=frozenset({"01632960142", "01632960143"})
    )
    return Context(
        names=roll(),
        author_children=children,
        members=members,
        room_class=room,
        staff=staff(),
        public_contacts=contacts,
    )


def checked(text: str, *own: str, room: str = "3M", members: tuple[str, ...] = ()) -> Verdict:
    return check(text, context(*own, room=room, members=members))


def marked(text: str, *own: str, room: str = "3M", members: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Label and words of each finding."""
    verdict = checked(text, *own, room=room, members=members)
    return [(str(found.label), text[found.start : found.end]) for found in verdict.findings]


def outcome(text: str, *own: str, room: str = "3M", members: tuple[str, ...] = ()) -> str:
    return checked(text, *own, room=room, members=members).outcome.word
