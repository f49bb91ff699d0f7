"""The reactions to one message: who chose what, and mine."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access
from rooms.actions.reacting import react
from rooms.errors import MayNotPost, MayNotReact, TooFast, UnknownReaction
from rooms.faces import Face, face_of
from rooms.models import Membership, Message
from rooms.reactions import choices, names_of, reaction_of
from rooms.views.answers import changed
from rooms.views.refusals import Refusal, refusal_of
from rooms.views.said import said_in, text_in


@require_http_methods(["GET", "POST", "PUT"])
def reaction(request: HttpRequest, message_id: int) -> HttpResponse:
    """Who reacted, for a sheet (`{html}`) or as a page that works without script; or `kind` as mine, "" for none."""
    message, membership = access.shown_message_for(must_have_joined(request.user), message_id)
    if request.method == "GET":
        return _shown(request, message, membership)
    said = said_in(request)
    if "kind" not in said:
        return _refused(request, message, membership, _no_such_kind())
    try:
        react(membership=membership, message=message, kind=text_in(said, "kind"))
    except UnknownReaction:
        return _refused(request, message, membership, _no_such_kind())
    except (MayNotPost, MayNotReact, TooFast) as error:
        message.refresh_from_db()
        return _refused(request, message, membership, refusal_of(error))
    return changed(request, message, membership)


def _no_such_kind() -> Refusal:
    return Refusal(422, "kind", _("Choose one of these."))


def _shown(request: HttpRequest, message: Message, membership: Membership) -> HttpResponse:
    page = _page(message, membership)
    if wants_json(request):
        return JsonResponse(
            {"html": render_to_string("rooms/_reactions.html", page | {"is_sheet": True}, request)}
        )
    return render(request, "rooms/reactions.html", page)


def _refused(
    request: HttpRequest, message: Message, membership: Membership, refusal: Refusal
) -> HttpResponse:
    if wants_json(request):
        return refusal.as_json()
    page = _page(message, membership) | {"refusal": refusal}
    return render(request, "rooms/reactions.html", page, status=refusal.status)


def _page(message: Message, membership: Membership) -> dict[str, object]:
    face = face_of(message, membership)
    is_full = face is Face.FULL
    return {
        "message": message,
        "face": face,
        "shows_words": is_full,
        "names": names_of(message) if is_full else [],
        "choices": choices(membership.room) if is_full else [],
        "mine": reaction_of(membership.user_id, message),
    }
