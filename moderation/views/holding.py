from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from moderation.access import message_to_hold
from moderation.actions.holding import hold_for_moderator
from moderation.errors import NothingToHold
from people.access import must_have_joined
from rooms.faces import Face, public_face
from rooms.views.answers import changed, place_of


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, message_id: int) -> HttpResponse:
    """Hold a message for a moderator; asked once more on a page when there is no script. Again changes nothing."""
    user = must_have_joined(request.user)
    message, membership = message_to_hold(user, message_id)
    if request.method == "GET":
        is_shown = public_face(message) is Face.FULL
        page = {"message": message}
        return render(request, "moderation/hold.html", page) if is_shown else redirect(place_of(message))
    try:
        hold_for_moderator(message=message, membership=membership)
    except NothingToHold:
        message.refresh_from_db()
    return changed(request, message, membership)
