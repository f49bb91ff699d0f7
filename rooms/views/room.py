from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms import access
from rooms.members import members_seen_by
from rooms.pages import room_page
from rooms.views.places import place_in, stretch_in


@require_GET
@ensure_csrf_cookie
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """A room's chat: the newest page, the one around a message, or without script an older or later one."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    stretch, stays = stretch_in(request, membership), "around" in request.GET
    return render_room(request, membership, stretch=stretch, stays=stays, reply_to=place_in(request, "reply"))


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
