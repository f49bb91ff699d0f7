"""The page of a poll, and asking and closing one."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import must_have_joined
from rooms import access
from rooms.actions.poll_closing import close_poll
from rooms.actions.poll_making import ask_room
from rooms.errors import NeedsAnswer
from rooms.forms.polls import PollForm
from rooms.models import Membership
from rooms.pages import room_page
from rooms.polls.errors import MayNotRunPolls
from rooms.polls.page import poll_page
from rooms.views.checks import form_needs_answer
from rooms.views.poll_votes import places_in
from rooms.views.refusals import REFUSALS, refusal_of
from rooms.views.said import answered_in, client_id_in


@require_GET
def poll(request: HttpRequest, slug: str, poll_id: int) -> HttpResponse:
    """One poll; `?choice=` comes from a card without script and waits here to be saved."""
    found, membership = access.poll_for(must_have_joined(request.user), slug, poll_id)
    chosen = places_in(request.GET.getlist("choice"), found)
    page = poll_page(found, membership, chosen=chosen) | {"closes": "close" in request.GET}
    return render(request, "rooms/poll.html", page)


@require_http_methods(["GET", "POST"])
def new_poll(request: HttpRequest, slug: str) -> HttpResponse:
    """The form behind "Add a poll", and the poll it makes."""
    membership = access.runner_for(must_have_joined(request.user), slug)
    if request.method == "GET":
        return _form(request, membership, PollForm())
    form = PollForm(request.POST)
    if not form.is_valid() or request.POST.get("answer") == "edit":
        return _form(request, membership, form)
    return _asked(request, membership, form)


@require_POST
def poll_closing(request: HttpRequest, slug: str, poll_id: int) -> HttpResponse:
    """Close it for good."""
    found, membership = access.poll_for(must_have_joined(request.user), slug, poll_id)
    try:
        close_poll(poll=found, membership=membership)
    except MayNotRunPolls as error:
        raise Http404 from error
    messages.success(request, _("The poll is closed. Everybody can see how it went."))
    return redirect("room_poll", slug, poll_id)


def _asked(request: HttpRequest, membership: Membership, form: PollForm) -> HttpResponse:
    said = request.POST.dict()
    client_id, answered = client_id_in(said), answered_in(said)
    try:
        made = ask_room(membership=membership, client_id=client_id, ballot=form.ballot, answered=answered)
    except NeedsAnswer as stopped:
        return form_needs_answer(request, membership, form, stopped, str(client_id))
    except REFUSALS as error:
        form.add_error(None, refusal_of(error).words)
        return _form(request, membership, form)
    return redirect(f"{reverse('room', args=[membership.room.slug])}#m{made.message_id}")


def _form(request: HttpRequest, membership: Membership, form: PollForm) -> HttpResponse:
    page = room_page(membership, with_messages=False)
    kept = {"form": form, "client_id": request.POST.get("client_id", "") or str(uuid4())}
    return render(request, "rooms/poll_form.html", page | kept, status=form.status)
