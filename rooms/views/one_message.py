"""One message at its own address: a link to its place in the room, and its author's changes of its words."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, frames
from rooms.actions.editing import Edited, edit_message, must_be_editable
from rooms.check_sheet import sheet_of
from rooms.errors import CannotEdit, NeedsAnswer, StaleMessage
from rooms.models import Membership, Message
from rooms.views.answers import place_of
from rooms.views.checks import as_json
from rooms.views.messages import to_author
from rooms.views.refusals import REFUSALS, UNCHANGED, Refusal, refusal_of
from rooms.views.said import answered_in, said_in, text_in

NO_VERSION = Refusal(428, "version", "")


@require_http_methods(["GET", "PATCH"])
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    """The room's page at one message, with what was said around it; PATCH: my own message in other words."""
    user = must_have_joined(request.user)
    if request.method == "PATCH":
        return _patch(request, *access.own_message_for(user, message_id))
    found, _membership = access.shown_message_for(user, message_id)
    return redirect(place_of(found))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, message_id: int) -> HttpResponse:
    """The words of my message to change, exactly as I wrote them: for a script, or as a page that works without."""
    message, membership = access.own_message_for(must_have_joined(request.user), message_id)
    if request.method == "POST":
        return _post(request, message, membership)
    try:
        must_be_editable(message)
    except CannotEdit as error:
        refusal = refusal_of(error)
        return refusal.as_json() if wants_json(request) else _page(request, message, "", refusal)
    if wants_json(request):
        return JsonResponse({"body": message.body, "version": message.version})
    return _page(request, message, message.body)


def _patch(request: HttpRequest, message: Message, membership: Membership) -> JsonResponse:
    said = said_in(request)
    version = request.headers.get("If-Match", "").strip('"')
    if not version:
        return NO_VERSION.as_json()
    try:
        edited = _edited(said, message, membership, version)
    except NeedsAnswer as stopped:
        return as_json(sheet_of(stopped), is_edit=True)
    except (*REFUSALS, *UNCHANGED) as error:
        return _refused(error, message, membership)
    return to_author(message, edited.findings, 202 if edited.waits else 200)


def _refused(error: Exception, message: Message, membership: Membership) -> JsonResponse:
    """Who saw an earlier version gets the one of now."""
    answer = refusal_of(error)
    if not isinstance(error, StaleMessage):
        return answer.as_json()
    message.refresh_from_db()
    now = {"frame": frames.message_frame(message, membership), "clock": message.room.clock}
    return JsonResponse({"reason": answer.reason, "words": answer.words} | now, status=answer.status)


def _post(request: HttpRequest, message: Message, membership: Membership) -> HttpResponse:
    said = said_in(request)
    body = text_in(said, "body")
    if said.get("answer") == "edit":
        return _page(request, message, body)
    try:
        _edited(said, message, membership, text_in(said, "version"))
    except NeedsAnswer as stopped:
        asked = {"message": message, "sheet": sheet_of(stopped), "version": said["version"], "is_edit": True}
        return render(request, "rooms/edit_check.html", asked, status=422)
    except (*REFUSALS, *UNCHANGED) as error:
        message.refresh_from_db()
        return _page(request, message, body, refusal_of(error))
    return redirect(place_of(message))


def _edited(said: dict[str, object], message: Message, membership: Membership, version: str) -> Edited:
    if not version.isascii() or not version.isdigit() or len(version) > 18:
        raise BadRequest("not a version")
    return edit_message(
        membership=membership,
        message=message,
        body=text_in(said, "body"),
        seen_version=int(version),
        answered=answered_in(said),
    )


def _page(request: HttpRequest, message: Message, words: str, refusal: Refusal | None = None) -> HttpResponse:
    page = {"message": message, "words": words, "refusal": refusal}
    return render(request, "rooms/edit.html", page, status=refusal.status if refusal else 200)
