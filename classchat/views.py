from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classchat.demo.gate import is_open
from people.access import must_have_joined
from rooms.models import Room
from rooms.queries import memberships_of


def home(request: HttpRequest) -> HttpResponse:
    """To the chats, the demo's list of people, or the sign-in."""
    if request.user.is_authenticated:
        return redirect("chats")
    return redirect("demo" if is_open(request) else "account_login")


def joined(request: HttpRequest) -> HttpResponse:
    """After the last joining screen: straight into the class chat, or the list when there are several."""
    user = must_have_joined(request.user)
    class_rooms = [one.room for one in memberships_of(user) if one.room.kind == Room.Kind.CLASS]
    if len(class_rooms) == 1:
        return redirect("room", slug=class_rooms[0].slug)
    return redirect("chats")
