"""The page on which pictures and files are chosen and described without a script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from rooms.attachments import scanner
from rooms.attachments.attached import FileLine, line_of
from rooms.attachments.queries import brought
from rooms.models import Attachment, Membership

# What a file dialog offers. A phone that sees these kinds of picture turns its own into one of them.
PICTURES = "image/jpeg,image/png,image/webp,image/gif"
DOCUMENTS = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp"


def offer() -> dict[str, Any]:
    """What a file dialog offers, and whether the school scans what comes."""
    return {"files_accept": f"{PICTURES},{DOCUMENTS}", "files_scanned": scanner.is_configured()}


@dataclass(frozen=True)
class Brought:
    """One that waits on the page: `needs_alt` once it was to be sent without saying what is in it."""

    attachment: Attachment
    line: FileLine | None
    alt: str
    needs_alt: bool
    others: str  # ids of the rest, for an address without this one


def files_page(
    membership: Membership,
    ids: Sequence[UUID],
    *,
    body: str = "",
    reply_to: int | None = None,
    alts: dict[UUID, str] | None = None,
    asks: bool = False,
    client_id: str = "",
    refusals: Iterable[dict[str, str]] = (),
) -> dict[str, Any]:
    """The template's context beside the room's. `refusals` are `{name, words}` of files that were not taken."""
    there = brought(membership.user, membership.room, ids)
    waiting = [there[id] for id in ids if id in there]
    return {
        "brought": [_brought(one, waiting, (alts or {}).get(one.pk, ""), asks) for one in waiting],
        "has_pictures": any(one.is_picture for one in waiting),
        "files": ",".join(str(one.pk) for one in waiting),
        "words": body,
        "replying_to": reply_to,
        "client_id": client_id or uuid4(),
        "refused_files": list(refusals),
    }


def _brought(one: Attachment, waiting: list[Attachment], alt: str, asks: bool) -> Brought:
    others = ",".join(str(other.pk) for other in waiting if other is not one)
    line = None if one.is_picture else line_of(one)
    return Brought(one, line, alt, asks and one.is_picture and not alt.strip(), others)
