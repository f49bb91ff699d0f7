from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access
from rooms.members import families_line, members_of, members_seen_by
from rooms.models import Membership
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
    """Who is in the room, as a page or as those whom a message can name (`{people: [{id, name, html}]}`).

    Announcements show no list, only the kinds of reader (PE-50).
    """
    membership = access.membership_for(must_have_joined(request.user), slug)
    if wants_json(request):
        return JsonResponse({"people": _to_name(membership)})
    people = [] if membership.room.is_announcements else members_seen_by(membership)
    page = room_page(membership, with_messages=False)
    page |= {"people": people, "families_line": families_line(membership), "tab": "members"}
    return render(request, "rooms/members.html", page)


def _to_name(membership: Membership) -> list[dict[str, object]]:
    """Everybody else here, in the order of the members page."""
    if membership.room.is_announcements:
        return []
    others = [one for one in members_of(membership) if not one.is_me]
    return [
        {
            "id": one.person.pk,
            "name": one.person.shown_name,
            "html": render_to_string("rooms/_to_name.html", {"member": one}).strip(),
        }
        for one in others
    ]
