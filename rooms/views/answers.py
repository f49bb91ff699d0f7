"""How a change of one message is answered: its frame for a script, the room's page without one."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from people.middleware import wants_json
from rooms import frames
from rooms.models import Membership, Message


def changed(
    request: HttpRequest, message: Message, membership: Membership, status: int = 200
) -> HttpResponse:
    """`{frame, clock}` as this member sees the message now, or the room at that message."""
    if not wants_json(request):
        return redirect(place_of(message))
    answer = {"frame": frames.message_frame(message, membership), "clock": message.room.clock}
    return JsonResponse(answer, status=status)


def place_of(message: Message) -> str:
    """The address of a room's page with this message in its middle."""
    return f"{reverse('room', args=[message.room.slug])}?around={message.seq}#m{message.pk}"
