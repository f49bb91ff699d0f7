""" "I’ve read this": saying so, and how far the others are."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, frames
from rooms.acknowledgements import counts_of, has_read, is_asked, may_count, may_name, outstanding, standing
from rooms.actions.acknowledging import acknowledge
from rooms.errors import MayNotAcknowledge, StaleMessage
from rooms.faces import Face, face_of
from rooms.models import Membership, Message
from rooms.views.refusals import Refusal, refusal_of
from rooms.views.said import said_in


@require_GET
def acknowledgements(request: HttpRequest, slug: str) -> JsonResponse:
    """How the room’s announcements stand for me, and for those who look after it, in numbers."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    if not membership.room.is_announcements:
        raise Http404
    return JsonResponse(standing(membership))


@require_http_methods(["GET", "POST", "PUT"])
def acknowledgement(request: HttpRequest, message_id: int) -> HttpResponse:
    """Say that I have read it (PUT, or by form); the page also says how many families have, and to staff who not."""
    message, membership = access.shown_message_for(must_have_joined(request.user), message_id)
    if not message.asks:
        raise Http404
    if request.method == "GET":
        return _page(request, message, membership)
    try:
        acknowledge(membership=membership, message=message, seen_version=_version_in(request))
    except (MayNotAcknowledge, StaleMessage) as error:
        message.refresh_from_db()
        return _refused(request, message, membership, refusal_of(error))
    if wants_json(request):
        return JsonResponse(standing(membership))
    return redirect("message_acknowledgement", message.pk)


def _refused(
    request: HttpRequest, message: Message, membership: Membership, refusal: Refusal
) -> HttpResponse:
    if not wants_json(request):
        return _page(request, message, membership, refusal)
    now = {"frame": frames.message_frame(message, membership), "clock": message.room.clock}
    return JsonResponse({"reason": refusal.reason, "words": refusal.words} | now, status=refusal.status)


def _page(
    request: HttpRequest, message: Message, membership: Membership, refusal: Refusal | None = None
) -> HttpResponse:
    face = face_of(message, membership)
    is_shown = face is Face.FULL
    page = {
        "message": message,
        "face": face,
        "shows_words": is_shown,
        "refusal": refusal,
        "is_asked": is_shown and is_asked(membership),
        "has_read": has_read(message, membership.user_id),
        "count": counts_of(message.room, [message])[message.pk] if may_count(membership) else "",
        "outstanding": outstanding(message) if is_shown and may_name(membership) else None,
    }
    return render(request, "rooms/acknowledgement.html", page, status=refusal.status if refusal else 200)


def _version_in(request: HttpRequest) -> int:
    text = str(said_in(request).get("words", ""))
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise BadRequest("words is not a version")
    return int(text)
