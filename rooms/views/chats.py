from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms.sections import sections_of
from rooms.sync import room_rows
from rooms.sync import sync as sync_of
from rooms.week import next_day_in


@require_GET
def chats(request: HttpRequest) -> HttpResponse:
    """The room list."""
    user = must_have_joined(request.user)
    rows = room_rows(user)
    page = {"sections": sections_of(rows), "next_day": next_day_in(row.room for row in rows)}
    return render(request, "rooms/chats.html", page)


@require_GET
def sync(request: HttpRequest) -> JsonResponse:
    """Where I stand in all my rooms."""
    return JsonResponse(sync_of(must_have_joined(request.user)))
