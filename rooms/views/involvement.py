from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from rooms.actions.involvement import choose_involvement
from rooms.forms.involvement import InvolvementForm
from rooms.models import Room
from rooms.queries import memberships_of


@require_http_methods(["GET", "POST"])
def my_notifications(request: HttpRequest) -> HttpResponse:
    """How much I want to hear of each of my rooms."""
    user = must_have_joined(request.user)
    mine = [one for one in memberships_of(user) if one.pk and one.room.mode != Room.Mode.SEALED]
    mine.sort(key=lambda one: (one.room.is_announcements, one.room.title))
    form = InvolvementForm(request.POST if request.method == "POST" else None, mine)
    if request.method == "POST" and form.is_valid():
        for membership, involvement in form.chosen():
            choose_involvement(membership=membership, involvement=involvement)
        messages.success(request, _("Saved."))
        return redirect("you_notifications")
    return render(request, "rooms/my_notifications.html", {"form": form}, status=422 if form.errors else 200)
