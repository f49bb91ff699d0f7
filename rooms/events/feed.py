"""All of a person's events as one calendar file, in the rooms that they are in today."""

import hashlib
from datetime import timedelta

from django.utils import timezone

from people.models import DayOff, User
from people.queries import the_school
from rooms.events.entries import day_off_entry, event_entry
from rooms.events.ical import calendar
from rooms.events.queries import shown_events
from rooms.models import CalendarFeed
from rooms.queries import memberships_of

REACHES_BACK = timedelta(days=60)
MOST = 500


def owner_of(token: str) -> User | None:
    """Whose address that is; None for a wrong one, and once the account is locked or closed."""
    found = CalendarFeed.objects.filter(
        token_digest=digest_of(token),
        user__joined_at__isnull=False,
        user__locked_at__isnull=True,
        user__closed_at__isnull=True,
    )
    feed = found.select_related("user").first()
    return feed.user if feed else None


def feed_of(user: User) -> bytes:
    since = timezone.now() - REACHES_BACK
    rooms = [membership.room for membership in memberships_of(user)]
    events = shown_events().filter(room__in=rooms, over_at__gt=since)[:MOST]
    days_off = DayOff.objects.filter(last_day__gte=since.date()) if rooms else DayOff.objects.none()
    entries = [*map(event_entry, events), *map(day_off_entry, days_off)]
    return calendar(the_school().name, entries)


def digest_of(token: str) -> str:
    """SHA-256, hex. The token is long and random, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
