from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from rooms import access
from rooms.actions.removal import remove_message
from rooms.views.answers import changed


@require_http_methods(["GET", "POST"])
def removal(request: HttpRequest, message_id: int) -> HttpResponse:
    """Remove my message, at any time; asked once more on a page when there is no script. Again changes nothing."""
    user = must_have_joined(request.user)
    message, membership = access.own_message_for(user, message_id)
    if request.method == "GET":
        return render(request, "rooms/removal.html", {"message": message})
    remove_message(message=message, actor=user)
    return changed(request, message, membership)
