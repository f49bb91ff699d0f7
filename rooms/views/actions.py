from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import must_have_joined
from rooms import access, powers
from rooms.actions.editing import must_be_editable
from rooms.errors import CannotEdit
from rooms.faces import Face, face_of
from rooms.hiding import may_hide
from rooms.models import Message
from rooms.pins import may_pin
from rooms.reactions import takes_reactions


@require_GET
def actions(request: HttpRequest, message_id: int) -> HttpResponse:
    """What can be done with a message, as a page: the menu of a browser without script."""
    message, membership = access.shown_message_for(must_have_joined(request.user), message_id)
    face = face_of(message, membership)
    page = {
        "message": message,
        "face": face,
        "shows_words": face in (Face.FULL, Face.WAITING, Face.NOT_POSTED),
        "is_mine": message.author_id == membership.user_id,
        "may_edit": message.author_id == membership.user_id and _may_edit(message),
        "may_hide": may_hide(message, membership),
        "may_pin": face is Face.FULL and may_pin(membership),
        "takes_reactions": takes_reactions(membership.room),
        "may_hold": face is Face.FULL and powers.may_hold(membership),
        "is_there": face in (Face.FULL, Face.WAITING),
    }
    return render(request, "rooms/actions.html", page)


def _may_edit(message: Message) -> bool:
    try:
        must_be_editable(message)
    except CannotEdit:
        return False
    return True
