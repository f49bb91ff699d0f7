"""A person's private calendar address: made, renewed, ended. Only its digest is stored."""

import secrets

from django.utils import timezone

from people.models import User
from rooms.events.feed import digest_of
from rooms.models import CalendarFeed


def make_feed(*, user: User) -> str:
    """The address's secret part (43 letters), told once; an earlier address stops working."""
    token = secrets.token_urlsafe(32)
    made = {"token_digest": digest_of(token), "made_at": timezone.now()}
    CalendarFeed.objects.update_or_create(user=user, defaults=made)
    return token


def end_feed(*, user: User) -> None:
    CalendarFeed.objects.filter(user=user).delete()
