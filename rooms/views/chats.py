from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms.sections import sections_of
from rooms.sync import room_rows
from rooms.sync import sync as sync_of


@require_GET
def chats(request: HttpRequest) -> HttpResponse:
    """The room list."""
    user = must_have_joined(request.user)
    return render(request, "rooms/chats.html", {"sections": sections_of(room_rows(user))})


@require_GET
def sync(request: HttpRequest) -> JsonResponse:
    """Where I stand in all my rooms."""
    return JsonResponse(sync_of(must_have_joined(request.user)))
