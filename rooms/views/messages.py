"""Saving and paging messages: the reference door (PROTOCOL section 3)."""

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from guard import Finding
from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, catch_up, frames
from rooms.actions.post_message import Posted, post_message
from rooms.check_sheet import own_child_hint
from rooms.errors import NeedsAnswer
from rooms.json_reading import NotAnObject, read_object
from rooms.models import Membership, Message
from rooms.screening import Answered
from rooms.views.checks import needs_answer
from rooms.views.places import must_have_place, numbers_in
from rooms.views.refusals import REFUSALS, refusal_of
from rooms.views.room import render_room


@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest, slug: str) -> HttpResponse:
    """Messages as frames, older or later ones (`?before=`, `?after=`) or by number (`?ids=`); or one more."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    if request.method == "POST":
        return _post(request, membership)
    if "ids" in request.GET:
        return JsonResponse(catch_up.these(membership, numbers_in(request, "ids")))
    if "after" in request.GET:
        return JsonResponse(catch_up.after(membership, must_have_place(request, "after")))
    return JsonResponse(catch_up.before(membership, must_have_place(request, "before")))


def _post(request: HttpRequest, membership: Membership) -> HttpResponse:
    said = said_in(request)
    body = text_in(said, "body")
    if said.get("answer") == "edit" and not wants_json(request):
        return render_room(request, membership, draft=body, reply_to=reply_to_in(said))
    try:
        posted = post_message(
            membership=membership,
            client_id=client_id_in(said),
            body=body,
            reply_to=reply_to_in(said),
            answered=answered_in(said),
        )
    except NeedsAnswer as stopped:
        return needs_answer(request, membership, stopped, said)
    except REFUSALS as error:
        refusal = refusal_of(error)
        if wants_json(request):
            return refusal.as_json()
        kept = {"draft": body, "reply_to": reply_to_in(said)}
        return render_room(request, membership, status=refusal.status, refusal=refusal.words, **kept)
    if not wants_json(request):
        return redirect(f"{reverse('room', args=[membership.room.slug])}#m{posted.message.pk}")
    return _stored(posted)


def _stored(posted: Posted) -> JsonResponse:
    """202 while nobody else has seen it, else 201 for what was stored now and 200 for what was there."""
    status = 202 if posted.waits else 201 if posted.created else 200
    return to_author(posted.message, posted.findings, status)


def to_author(message: Message, findings: tuple[Finding, ...], status: int) -> JsonResponse:
    """The author's own frame, and what they are told quietly about their children's names (GU-11)."""
    answer: dict[str, Any] = {"frame": frames.author_frame(message), "clock": message.room.clock}
    if findings:
        answer["findings"] = [{"label": str(found.label)} for found in findings]
        answer["hint"] = own_child_hint(message.room)
    return JsonResponse(answer, status=status)


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
