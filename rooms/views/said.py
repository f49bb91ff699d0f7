"""What a request says, read from JSON or a form; whatever else it is, it is a bad request."""

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from rooms.json_reading import NotAnObject, read_object
from rooms.screening import Answered


def said_in(request: HttpRequest) -> dict[str, Any]:
    """The request's fields, from JSON or a form. Raises BadRequest for anything else."""
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        return read_object(request.body)
    except NotAnObject as error:
        raise BadRequest("not a JSON object") from error


def text_in(said: dict[str, Any], name: str) -> str:
    """A field's words, empty when it is not there. Raises BadRequest."""
    text = said.get(name, "")
    if not isinstance(text, str):
        raise BadRequest(f"{name} is not text")
    return text


def answered_in(said: dict[str, Any]) -> Answered:
    """What the author chose on the sheet, if it was shown. Raises BadRequest."""
    return Answered(text_in(said, "answer"), text_in(said, "check_token"))


def client_id_in(said: dict[str, Any]) -> UUID:
    """The id that the author's device made. Raises BadRequest."""
    try:
        client_id = UUID(text_in(said, "client_id"))
    except ValueError as error:
        raise BadRequest("client_id is not a UUID") from error
    if client_id.version != 4:
        raise BadRequest("client_id is not a UUIDv4")
    return client_id


def reply_to_in(said: dict[str, Any]) -> int | None:
    value = said.get("reply_to") or None
    if value is None:
        return None
    number = str(value) if isinstance(value, str | int) else ""
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise BadRequest("reply_to is not a message")
    return int(number)


def asks_in(said: dict[str, Any]) -> bool:
    """Whether the announcement wants to hear "I’ve read this"."""
    return said.get("asks") in (True, "1", "on")
