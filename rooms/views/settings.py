"""A room's settings: how freely it takes messages."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from rooms import access, powers
from rooms.actions.modes import set_mode
from rooms.errors import MayNotSetMode
from rooms.forms.mode import ModeForm
from rooms.models import Membership, Room
from rooms.pages import room_page

SAID = {
    Room.Mode.OPEN: lambda: _("Everyone can post again."),
    Room.Mode.SLOW: lambda: _("Families wait between two messages now."),
    Room.Mode.LOCKED: lambda: _("The chat is closed for now. Everyone can read why."),
}


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Open, slow or closed for now: for the class rep and the staff of the room."""
    membership = _membership(request, slug)
    if request.method == "GET":
        return _page(request, membership, ModeForm(membership, initial=_now(membership.room)))
    form = ModeForm(membership, request.POST)
    if not form.is_valid():
        return _page(request, membership, form)
    chosen = form.cleaned_data | {"mode": Room.Mode(form.cleaned_data["mode"])}
    try:
        set_mode(membership=membership, **chosen)
    except MayNotSetMode:
        return _page(request, membership, form, status=409)
    messages.success(request, SAID[chosen["mode"]]())
    return redirect("room_settings", slug)


def _membership(request: HttpRequest, slug: str) -> Membership:
    membership = access.membership_for(must_have_joined(request.user), slug)
    if not powers.may_set_mode(membership):
        raise Http404
    return membership


def _now(room: Room) -> dict[str, object]:
    return {"mode": room.mode, "slow_seconds": room.slow_seconds, "note": room.mode_note}


def _page(request: HttpRequest, membership: Membership, form: ModeForm, status: int = 0) -> HttpResponse:
    page = room_page(membership, with_messages=False) | {
        "tab": "settings",
        "form": form,
        "staff_only": powers.is_for_staff_to_change(membership),
    }
    return render(request, "rooms/settings.html", page, status=status or form.status)
