"""The evening before: who is going, or may, is reminded once."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from rooms.actions.event_telling import Told, tell_those_who_answered
from rooms.events.queries import shown_events
from rooms.models import Event

EVENING = time(17)  # in the school's time
AHEAD = timedelta(days=2)


def remind_of_events() -> int:
    """From 17:00 on the day before until it starts; a worker that comes late still does it. Returns how many people.

    An event that moves to another day is reminded of again.
    """
    now = timezone.now()
    soon = shown_events().filter(cancelled_at__isnull=True, starts_at__gt=now, starts_at__lt=now + AHEAD)
    return sum(_remind(event, timezone.localdate(event.starts_at)) for event in soon if is_due(event, now))


def is_due(event: Event, now: datetime) -> bool:
    """Whether it is the evening before, by the clock on the school's wall, or later."""
    eve = timezone.localdate(event.starts_at) - timedelta(days=1)
    return now >= datetime.combine(eve, EVENING, timezone.get_default_timezone())


@transaction.atomic
def _remind(event: Event, day: date) -> int:
    """Claimed by an UPDATE that must change exactly one row, so that two workers remind once."""
    unclaimed = Event.objects.filter(pk=event.pk, starts_at=event.starts_at, cancelled_at__isnull=True)
    unclaimed = unclaimed.filter(Q(reminded_for__isnull=True) | ~Q(reminded_for=day))
    if not unclaimed.update(reminded_for=day):
        return 0
    return tell_those_who_answered(event, Told.REMINDER)
