"""What the shelf of a room shows."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

from rooms import access
from rooms.attachments.attached import FileLine, line_of
from rooms.body import render_body
from rooms.faces import Face, public_face, shows_attachments
from rooms.models import Attachment, Membership, Resource
from rooms.pages import room_page
from rooms.resources.queries import past_in, shown_in


@dataclass(frozen=True)
class Kept:
    """One thing on the shelf. `host` says where its link leads, `words` is safe HTML.

    `picture` and `line` are its file as the chat shows it today; `lost` says that there was one.
    """

    resource: Resource
    host: str
    words: SafeString
    may_change: bool
    picture: Attachment | None
    line: FileLine | None
    lost: bool

    @property
    def is_empty(self) -> bool:
        return self.lost and not self.host and not self.words


def shelf_page(membership: Membership, *, refusal: str = "") -> dict[str, Any]:
    """What is there, newest first; for those who look after it also what is past its last day."""
    runs = access.may_run_events(membership)
    shelf = [_kept(one, membership) for one in shown_in(membership.room)]
    return room_page(membership, with_messages=False) | {
        "tab": "resources",
        "shelf": [one for one in shelf if one.may_change or not one.is_empty],
        "past": [_kept(one, membership) for one in past_in(membership.room)] if runs else [],
        "may_add": runs,
        "refusal": refusal,
    }


def _kept(resource: Resource, membership: Membership) -> Kept:
    host = (urlsplit(resource.link).hostname or "").removeprefix("www.")
    may_change = access.may_change_resource(membership, resource)
    file = file_of(resource)
    return Kept(
        resource,
        host,
        render_body(resource.words),
        may_change,
        picture=file if file and file.is_picture else None,
        line=line_of(file) if file and not file.is_picture else None,
        lost=resource.attachment_id is not None and file is None,
    )


def file_of(resource: Resource) -> Attachment | None:
    """Its file, while the message it was sent with shows it to everybody."""
    file = resource.attachment
    if file is None or file.message is None or file.locked_at is not None:
        return None
    face = public_face(file.message)
    return file if face is Face.FULL and shows_attachments(file.message, face) else None
