"""A form without script that could not be sent, with everything that was in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from rooms.attachments.queries import brought
from rooms.models import Membership
from rooms.views.chosen_in import ALT, ids_in
from rooms.views.refusals import Refusal
from rooms.views.room import render_room
from rooms.views.room_files import render_files
from rooms.views.said import reply_to_in, text_in


def form_again(
    request: HttpRequest, membership: Membership, said: dict[str, Any], refusal: Refusal | None = None
) -> HttpResponse:
    """The room, or the page of its pictures and files, with what was typed and why it was not taken."""
    status, words = (refusal.status, refusal.words) if refusal else (200, "")
    kept: dict[str, Any] = {"status": status, "refusal": words, "reply_to": reply_to_in(said)}
    if not said.get("files"):
        return render_room(request, membership, draft=text_in(said, "body"), **kept)
    ids = ids_in(text_in(said, "files"))
    alts = {id: text_in(said, f"{ALT}{id}") for id in ids}
    kept |= {"body": text_in(said, "body"), "client_id": text_in(said, "client_id"), "alts": alts}
    if lacks_description(membership, said):
        kept |= {"asks": True, "status": 422}
    return render_files(request, membership, ids=ids, **kept)


def lacks_description(membership: Membership, said: dict[str, Any]) -> bool:
    """Whether a form would send a picture without saying what is in it, and without saying that it is to."""
    if "without" in said or not said.get("files"):
        return False
    there = brought(membership.user, membership.room, ids_in(text_in(said, "files")))
    pictures = [id for id, one in there.items() if one.is_picture]
    return any(not text_in(said, f"{ALT}{id}").strip() for id in pictures)
