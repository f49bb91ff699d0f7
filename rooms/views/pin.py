from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access
from rooms.actions.pinning import pin_message, unpin_message
from rooms.errors import MayNotPin
from rooms.faces import Face, face_of
from rooms.pins import may_pin
from rooms.views.answers import changed
from rooms.views.refusals import refusal_of
from rooms.views.said import said_in


@require_http_methods(["GET", "PUT", "DELETE", "POST"])
def pin(request: HttpRequest, message_id: int) -> HttpResponse:
    """Keep a message at the room's top (PUT), or take it down from there (DELETE); asked on a page without script."""
    message, membership = access.shown_message_for(must_have_joined(request.user), message_id)
    if not may_pin(membership):
        raise Http404
    if request.method == "GET":
        page = {"message": message, "shows_words": face_of(message, membership) is Face.FULL}
        return render(request, "rooms/pin.html", page)
    is_unpinning = request.method == "DELETE" or said_in(request).get("verb") == "unpin"
    try:
        (unpin_message if is_unpinning else pin_message)(membership=membership, message=message)
    except MayNotPin as error:
        refusal = refusal_of(error)
        if wants_json(request):
            return refusal.as_json()
        page = {"message": message, "shows_words": False, "refusal": refusal}
        return render(request, "rooms/pin.html", page, status=refusal.status)
    return changed(request, message, membership)
