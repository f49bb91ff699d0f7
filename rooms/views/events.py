"""The pages of events, and making, changing and calling one off."""

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import must_have_joined
from rooms import access
from rooms.actions.event_changing import cancel_event, change_event
from rooms.actions.event_making import announce_event
from rooms.errors import NeedsAnswer
from rooms.events.errors import EventIsOver, MayNotRunEvents
from rooms.events.page import all_events_page, event_page, events_page
from rooms.forms.events import EventForm
from rooms.models import Event, EventAnswer, Membership
from rooms.pages import room_page
from rooms.screening import Answered
from rooms.views.checks import form_needs_answer
from rooms.views.refusals import REFUSALS, refusal_of
from rooms.views.said import answered_in, client_id_in

Do = Callable[[EventForm, Answered], Event]


@require_GET
@ensure_csrf_cookie
def events(request: HttpRequest, slug: str) -> HttpResponse:
    """A room's events."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    return render(request, "rooms/events.html", events_page(membership))


@require_GET
@ensure_csrf_cookie
def all_events(request: HttpRequest) -> HttpResponse:
    """What is to come in all my rooms."""
    return render(request, "rooms/all_events.html", all_events_page(must_have_joined(request.user)))


@require_GET
@ensure_csrf_cookie
def event(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """One event; `?answer=` comes from a card without script and waits here to be saved."""
    found, membership = access.event_for(must_have_joined(request.user), slug, event_id)
    chosen = request.GET.get("answer", "")
    chosen = chosen if chosen in EventAnswer.Answer.values else ""
    return render(request, "rooms/event.html", event_page(found, membership, chosen=chosen))


@require_http_methods(["GET", "POST"])
def new_event(request: HttpRequest, slug: str) -> HttpResponse:
    """The form behind "Add an event", and the event it makes."""
    membership = access.runner_for(must_have_joined(request.user), slug)
    if request.method == "GET":
        return _form(request, membership, EventForm())

    def announce(form: EventForm, answered: Answered) -> Event:
        client_id = client_id_in(request.POST.dict())
        return announce_event(membership=membership, client_id=client_id, plan=form.plan, answered=answered)

    return _submitted(request, membership, announce)


@require_http_methods(["GET", "POST"])
def event_change(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """The same form for an event that is there already."""
    found, membership = access.event_for(must_have_joined(request.user), slug, event_id)
    if not access.may_change_event(membership, found):
        raise Http404
    if request.method == "GET":
        return _form(request, membership, EventForm.about(found), found)

    def change(form: EventForm, answered: Answered) -> Event:
        return change_event(event=found, membership=membership, plan=form.plan, answered=answered)

    return _submitted(request, membership, change, found)


@require_POST
def event_cancellation(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Call it off."""
    found, membership = access.event_for(must_have_joined(request.user), slug, event_id)
    try:
        cancel_event(event=found, membership=membership)
    except MayNotRunEvents as error:
        raise Http404 from error
    except (EventIsOver, *REFUSALS) as error:
        page = event_page(found, membership, refusal=_words(error))
        return render(request, "rooms/event.html", page, status=409)
    messages.success(request, _("It’s off. Everyone who answered will see a notice."))
    return redirect("room_event", slug, event_id)


def _submitted(
    request: HttpRequest, membership: Membership, do: Do, event: Event | None = None
) -> HttpResponse:
    form = EventForm(request.POST)
    if not form.is_valid() or request.POST.get("answer") == "edit":
        return _form(request, membership, form, event)
    answered = answered_in(request.POST.dict())
    try:
        made = do(form, answered)
    except NeedsAnswer as stopped:
        return form_needs_answer(request, membership, form, stopped, _client_id(request), tab="events")
    except (EventIsOver, *REFUSALS) as error:
        form.add_error(None, _words(error))
        return _form(request, membership, form, event)
    return redirect(f"{reverse('room', args=[membership.room.slug])}#m{made.message_id}")


def _form(
    request: HttpRequest, membership: Membership, form: EventForm, event: Event | None = None
) -> HttpResponse:
    page = room_page(membership, with_messages=False)
    kept = {"tab": "events", "form": form, "event": event, "client_id": _client_id(request)}
    return render(request, "rooms/event_form.html", page | kept, status=form.status)


def _client_id(request: HttpRequest) -> str:
    return request.POST.get("client_id", "") or str(uuid4())


def _words(error: Exception) -> str:
    if isinstance(error, EventIsOver):
        return _("This event is over or was cancelled, so it can’t change any more.")
    return refusal_of(error).words
