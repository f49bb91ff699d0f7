"""Events for calendar apps: one as a file, all of a person’s at a private address."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.access import must_have_joined
from people.queries import the_school
from rooms import access
from rooms.actions.feeds import end_feed, make_feed
from rooms.events.entries import event_entry
from rooms.events.feed import feed_of, owner_of
from rooms.events.ical import calendar
from rooms.events.page import all_events_page


@require_safe
def event_file(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """One event, to be put into a calendar."""
    event, _membership = access.event_for(must_have_joined(request.user), slug, event_id)
    body = calendar(the_school().name, [event_entry(event)])
    return _calendar(request, body, name=f"event-{event.pk}.ics")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar app reads, with the address as its only key: a wrong or renewed one is not there."""
    user = owner_of(token)
    if user is None:
        raise Http404
    return _calendar(request, feed_of(user))


@require_POST
def feed_address(request: HttpRequest) -> HttpResponse:
    """Make the private address, or another one instead; it is shown this once."""
    user = must_have_joined(request.user)
    if request.POST.get("verb") == "end":
        end_feed(user=user)
        messages.success(request, _("Your private calendar address no longer works."))
        return redirect("events")
    address = request.build_absolute_uri(reverse("event_feed", args=[make_feed(user=user)]))
    page = all_events_page(user) | {"address": address, "webcal": f"webcal:{address.partition(':')[2]}"}
    return render(request, "rooms/feed.html", page)


def _calendar(request: HttpRequest, body: bytes, name: str = "") -> HttpResponse:
    """With an ETag, so that an app that looks every hour is told in a line that nothing changed."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
