"""What the shelf of a room shows."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

from rooms import access
from rooms.body import render_body
from rooms.models import Membership, Resource
from rooms.pages import room_page
from rooms.resources.queries import past_in, shown_in


@dataclass(frozen=True)
class Kept:
    """One thing on the shelf. `host` says where its link leads, `words` is safe HTML."""

    resource: Resource
    host: str
    words: SafeString
    may_change: bool


def shelf_page(membership: Membership, *, refusal: str = "") -> dict[str, Any]:
    """What is there, newest first; for those who look after it also what is past its last day."""
    runs = access.may_run_events(membership)
    return room_page(membership, with_messages=False) | {
        "tab": "resources",
        "shelf": [_kept(one, membership) for one in shown_in(membership.room)],
        "past": [_kept(one, membership) for one in past_in(membership.room)] if runs else [],
        "may_add": runs,
        "refusal": refusal,
    }


def _kept(resource: Resource, membership: Membership) -> Kept:
    host = (urlsplit(resource.link).hostname or "").removeprefix("www.")
    may_change = access.may_change_resource(membership, resource)
    return Kept(resource, host, render_body(resource.words), may_change)
