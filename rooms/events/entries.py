"""Events and days off as entries of a calendar file."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from people.models import DayOff
from rooms.events import ical
from rooms.events.ical import Line
from rooms.events.when import days_of
from rooms.models import Event


def event_entry(event: Event) -> list[Line]:
    """An event for calendar apps: SEQUENCE counts its changes; what was called off says so. No query."""
    address = settings.ORIGIN + reverse("room_event", args=[event.room.slug, event.pk])
    lines = [
        ("UID", _uid("event", event.pk)),
        ("DTSTAMP", ical.moment(event.changed_at)),
        ("LAST-MODIFIED", ical.moment(event.changed_at)),
        ("SEQUENCE", str(event.changes)),
        ("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED"),
        *_span(event),
        ("SUMMARY", ical.text(f"{event.title} ({event.room.title})")),
        ("LOCATION", ical.text(event.place)),
        ("DESCRIPTION", ical.text(event.note)),
        ("URL", address),
    ]
    return [(name, value) for name, value in lines if value]


def day_off_entry(off: DayOff) -> list[Line]:
    """Days without school, as days that leave a person free."""
    return [
        ("UID", _uid("day-off", off.pk)),
        ("DTSTAMP", ical.moment(off.added_at)),
        ("DTSTART;VALUE=DATE", ical.day(off.first_day)),
        ("DTEND;VALUE=DATE", ical.day(off.last_day + timedelta(days=1))),
        ("SUMMARY", ical.text(off.name)),
        ("TRANSP", "TRANSPARENT"),
    ]


def _span(event: Event) -> list[Line]:
    """Whole days as dates, which mean the same wherever the phone is."""
    if event.all_day:
        first, last = days_of(event.starts_at, event.ends_at, all_day=True)
        return [
            ("DTSTART;VALUE=DATE", ical.day(first)),
            ("DTEND;VALUE=DATE", ical.day(last + timedelta(days=1))),
        ]
    starts = ("DTSTART", ical.moment(event.starts_at))
    return [starts, ("DTEND", ical.moment(event.ends_at))] if event.ends_at else [starts]


def _uid(kind: str, number: int) -> str:
    return f"{kind}-{number}@{urlsplit(settings.ORIGIN).hostname}"
