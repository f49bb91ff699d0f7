from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms import access
from rooms.pages import room_page
from rooms.queries import memberships_of
from rooms.search.page import search_page
from rooms.sections import sections_of
from rooms.sync import room_rows


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find messages in all my rooms."""
    user = must_have_joined(request.user)
    page = {"sections": sections_of(room_rows(user))}
    return render(request, "rooms/search.html", page | search_page(request.GET, memberships_of(user)))


@require_GET
def room_search(request: HttpRequest, slug: str) -> HttpResponse:
    """Find messages in one room."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    page = room_page(membership, with_messages=False) | {"tab": "search"}
    return render(request, "rooms/room_search.html", page | search_page(request.GET, [membership]))
