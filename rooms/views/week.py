"""Filling in a class's week."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.access import must_have_joined
from rooms import access
from rooms.actions.week import add_weekly, end_weekly, skip_weekly
from rooms.forms.week import WeeklyForm
from rooms.models import Membership, WeeklyEntry
from rooms.pages import room_page
from rooms.views.refusals import REFUSALS, refusal_of
from rooms.week import entries_of

AHEAD = 4  # days of an entry that can be taken out


@dataclass(frozen=True)
class Entry:
    """A line of the week, and its next days: (day, whether it is taken out)."""

    entry: WeeklyEntry
    days: list[tuple[date, bool]]


@require_http_methods(["GET", "POST"])
def week(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines of the week, and one more."""
    membership = _membership(request, slug)
    if request.method == "GET":
        return _page(request, membership, WeeklyForm(membership))
    form = WeeklyForm(membership, request.POST)
    if not form.is_valid():
        return _page(request, membership, form)
    try:
        add_weekly(membership=membership, **form.cleaned_data)
    except REFUSALS as error:
        form.add_error(None, refusal_of(error).words)
        return _page(request, membership, form)
    messages.success(request, _("Everybody in the class can see it now."))
    return redirect("room_week", slug)


@require_POST
def week_entry(request: HttpRequest, slug: str, entry_id: int) -> HttpResponse:
    """Take a line out for good (`verb=end`), or on one day (`skip`, `unskip` with `day`)."""
    membership = _membership(request, slug)
    entry = entries_of([membership.room.school_class_id]).filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    verb, day = request.POST.get("verb", ""), parse_day(request.POST.get("day", ""))
    try:
        if verb == "end":
            end_weekly(membership=membership, entry=entry)
        elif verb in ("skip", "unskip") and day in {day for day, _skipped in _ahead(entry)}:
            skip_weekly(membership=membership, entry=entry, day=day, skips=verb == "skip")
        else:
            return HttpResponse(status=400)
    except REFUSALS as error:
        messages.error(request, refusal_of(error).words)
    return redirect("room_week", slug)


def parse_day(text: str) -> date:
    """The day that a form sent; the first day there is for anything else."""
    try:
        return parse_date(text) or date.min
    except ValueError:
        return date.min


def _membership(request: HttpRequest, slug: str) -> Membership:
    membership = access.runner_for(must_have_joined(request.user), slug)
    if membership.room.school_class_id is None:
        raise Http404
    return membership


def _page(request: HttpRequest, membership: Membership, form: WeeklyForm) -> HttpResponse:
    entries = [Entry(entry, _ahead(entry)) for entry in entries_of([membership.room.school_class_id])]
    page = room_page(membership, with_messages=False) | {"tab": "events", "form": form, "entries": entries}
    return render(request, "rooms/week.html", page, status=form.status)


def _ahead(entry: WeeklyEntry) -> list[tuple[date, bool]]:
    skipped = {skip.day for skip in entry.skips.all()}
    first = max(entry.first_day, timezone.localdate())
    first += timedelta(days=(entry.weekday - first.weekday()) % 7)
    days = [first + timedelta(weeks=number) for number in range(AHEAD)]
    return [(day, day in skipped) for day in days if entry.last_day is None or day <= entry.last_day]
