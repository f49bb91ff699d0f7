"""Which pictures and files a request wants in its message."""

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest

from rooms.attachments.chosen import Chosen

ALT = "alt-"  # and the id: a form's field for what is in a picture
MOST_READ = 50  # far more than a message takes


def chosen_in(said: dict[str, Any]) -> tuple[Chosen, ...]:
    """`files`: a list of `{id, alt}`, or a form's ids with commas between. Raises BadRequest, AltTooLong."""
    files = said.get("files") or []
    if isinstance(files, str):
        files = [{"id": id, "alt": said.get(f"{ALT}{id}", "")} for id in files.split(",")]
    if not isinstance(files, list) or len(files) > MOST_READ:
        raise BadRequest("files are not a list")
    chosen = tuple(_one(file) for file in files)
    if len({one.id for one in chosen}) < len(chosen):
        raise BadRequest("a file is there twice")
    return chosen


def ids_in(text: str) -> list[UUID]:
    """Those in a page's address; what is none is passed over."""
    return [id for part in text.split(",")[:MOST_READ] if (id := _id(part)) is not None]


def carried_by(said: dict[str, Any]) -> dict[str, str]:
    """A form's fields about pictures and files, to be sent once more with an answer."""
    return {name: value for name, value in said.items() if name == "files" or name.startswith(ALT)}


def _one(file: object) -> Chosen:
    if not isinstance(file, dict):
        raise BadRequest("a file is not an object")
    id, alt = _id(file.get("id")), file.get("alt") or ""
    if id is None or not isinstance(alt, str):
        raise BadRequest("not a file")
    return Chosen.of(id, alt)


def _id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
