"""What a case page quotes: the sealed words in their place, and how they changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from moderation.actions.reading import Evidence
from moderation.word_changes import Piece, changes_between
from rooms.faces import Face, public_face
from rooms.models import Message

CLOSEST = 1  # messages either side that show at once


@dataclass(frozen=True)
class Said:
    """One message as it was frozen. `body` is empty where none is shown; a name's colour comes from `person`."""

    person: "Person"
    role: str
    body: str
    at: datetime
    state: str
    shown_at: datetime | None = None


@dataclass(frozen=True)
class Person:
    """Somebody in a capsule, drawn as everywhere: the account may be closed by now."""

    id: int
    display_name: str


@dataclass(frozen=True)
class Edit:
    """Words that changed between two looks at the message."""

    seen_at: datetime
    pieces: list[Piece]


@dataclass(frozen=True)
class Quoted:
    """The newest sealed state of the message with what stood around it; `edits` go from oldest to newest.

    Around it stand only words that the room reads today: what was held or taken down since is another case's.
    `exposure` counts those who could read it ("members"), who read on past it ("read_past"), and "minutes" shown.
    """

    message: Said
    earlier: list[Said]
    just_before: list[Said]
    just_after: list[Said]
    later: list[Said]
    exposure: dict[str, int]
    edits: list[Edit]


def quoted(evidence: Iterable[Evidence]) -> Quoted | None:
    """From opened capsules, oldest first; None when nothing is kept any more."""
    whole = [one for one in evidence if one.content is not None and "message" in one.content]
    if not whole or whole[-1].content is None:
        return None
    content = whole[-1].content
    around = {one["id"] for one in content["before"] + content["after"]}
    read_today = _read_today(around)
    before, after = _around(content["before"], read_today), _around(content["after"], read_today)
    shown_at = content["message"].get("shown_at")
    message = replace(
        _said(content["message"]), shown_at=datetime.fromisoformat(shown_at) if shown_at else None
    )
    return Quoted(
        message=message,
        earlier=before[:-CLOSEST],
        just_before=before[-CLOSEST:],
        just_after=after[:CLOSEST],
        later=after[CLOSEST:],
        exposure=content["exposure"],
        edits=_edits(whole),
    )


def _read_today(ids: set[int]) -> set[int]:
    found = Message.objects.filter(pk__in=ids)
    return {one.pk for one in found if public_face(one) is Face.FULL}


def _around(frozen: list[dict[str, Any]], read_today: set[int]) -> list[Said]:
    return [_said(one if one["id"] in read_today else one | {"body": ""}) for one in frozen]


def _said(frozen: dict[str, Any]) -> Said:
    return Said(
        person=Person(frozen["author"], frozen["name"]),
        role=frozen["role"],
        body=frozen["body"],
        at=datetime.fromisoformat(frozen["at"]),
        state=frozen["state"],
    )


def _earlier(newest: Evidence) -> list[tuple[datetime, str]]:
    """What it said, each from when on; nothing where no change was kept."""
    content = newest.content or {}
    if not (replaced := content.get("revisions")):
        return []
    since = [content["message"]["at"], *(one["replaced_at"] for one in replaced)]
    bodies = [*(one["body"] for one in replaced), content["message"]["body"]]
    return [(datetime.fromisoformat(at), body) for at, body in zip(since, bodies, strict=True)]


def _edits(whole: list[Evidence]) -> list[Edit]:
    """Every change of the words, each when it was made; what an old capsule cannot say, when it was next seen."""
    bodies = _earlier(whole[-1]) or [
        (one.taken_at, one.content["message"]["body"]) for one in whole if one.content
    ]
    pairs = zip(bodies, bodies[1:], strict=False)
    return [
        Edit(seen_at, changes_between(before, after))
        for (_then, before), (seen_at, after) in pairs
        if before != after
    ]
