from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms import access
from rooms.members import members_seen_by
from rooms.pages import room_page


@require_GET
@ensure_csrf_cookie
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """A room's chat: the newest page, or without script an older one by `?before=`."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    before = request.GET.get("before", "")
    return render_room(request, membership, before=int(before) if before.isdigit() else None)


def render_room(request: HttpRequest, membership: Any, *, status: int = 200, **options: Any) -> HttpResponse:
    """The room's page; options as `room_page` takes them."""
    return render(request, "rooms/room.html", room_page(membership, **options), status=status)


@require_GET
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in the room. Announcements show no list, only the kinds of reader (PE-50)."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    people = [] if membership.room.is_announcements else members_seen_by(membership)
    page = room_page(membership, with_messages=False)
    return render(request, "rooms/members.html", page | {"people": people, "tab": "members"})


@require_GET
def message(request: HttpRequest, message_id: int) -> HttpResponseRedirect:
    """The room's page at one message."""
    found, membership = access.message_for(must_have_joined(request.user), message_id)
    address = reverse("room", args=[membership.room.slug])
    return redirect(f"{address}?before={found.seq + 1}#m{found.pk}")
