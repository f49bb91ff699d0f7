"""Voting: by script at once, without one by the form of the poll’s page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, frames
from rooms.actions.poll_voting import vote
from rooms.errors import TooFast
from rooms.models import Membership, Poll
from rooms.polls.errors import NoSuchChoice, PollIsClosed
from rooms.polls.page import poll_page
from rooms.polls.queries import votes_of
from rooms.views.refusals import Refusal, refusal_of
from rooms.views.said import said_in


@require_http_methods(["POST", "PUT"])
def poll_vote(request: HttpRequest, slug: str, poll_id: int) -> HttpResponse:
    """My vote is for `chosen` (a list of places; in a form, `choice`), for none of them when that is empty.

    JSON: `{chosen, frame, clock}`; 409 `closed`, 422 `chosen`.
    """
    poll, membership = access.poll_for(must_have_joined(request.user), slug, poll_id)
    try:
        poll = vote(poll=poll, membership=membership, chosen=_chosen(request, poll))
    except (NoSuchChoice, PollIsClosed, TooFast) as error:
        return _refused(request, poll, membership, _refusal(error))
    if not wants_json(request):
        return redirect("room_poll", slug, poll_id)
    frame = frames.message_frame(poll.message, membership)
    return JsonResponse({"frame": frame, "clock": poll.message.room.clock})


@require_GET
def my_votes(request: HttpRequest, slug: str) -> JsonResponse:
    """What I chose in this room: `{votes: {poll id: places}}`. Cards are the same for everybody."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    return JsonResponse({"votes": votes_of(membership)})


def places_in(said: list[str], poll: Poll) -> list[int]:
    """Those of the texts that name a choice of the poll."""
    names = {str(place): place for place in range(len(poll.choices))}
    return [names[text] for text in said if text in names]


def _chosen(request: HttpRequest, poll: Poll) -> list[int]:
    """Raises NoSuchChoice for anything but places."""
    if request.content_type != "application/json":
        said = request.POST.getlist("choice")
        places = places_in(said, poll)
        if len(places) != len(said) or (not said and request.POST.get("verb") != "take_back"):
            raise NoSuchChoice
        return places
    chosen: Any = said_in(request).get("chosen")
    if not isinstance(chosen, list) or not all(type(place) is int for place in chosen):
        raise NoSuchChoice
    return chosen


def _refusal(error: Exception) -> Refusal:
    match error:
        case PollIsClosed():
            return Refusal(409, "closed", _("This poll is closed."))
        case NoSuchChoice():
            return Refusal(422, "chosen", _("Choose one of these."))
        case _:
            return refusal_of(error)


def _refused(request: HttpRequest, poll: Poll, membership: Membership, refusal: Refusal) -> HttpResponse:
    if wants_json(request):
        return refusal.as_json()
    poll.refresh_from_db()
    page = poll_page(poll, membership, refusal=refusal.words)
    return render(request, "rooms/poll.html", page, status=refusal.status)
