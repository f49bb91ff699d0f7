"""How freely a room takes messages now, in words and in seconds: open, slow, closed for a while (PROTOCOL PR-6)."""

from datetime import timedelta
from math import ceil

from django.utils import timezone
from django.utils.translation import ngettext

from rooms.errors import SlowMode
from rooms.models import Membership, Message, Room

MINUTE = 60  # seconds
PAUSES = (MINUTE, 5 * MINUTE, 15 * MINUTE)  # what slow mode may be set to, in seconds


def must_not_be_too_soon(membership: Membership) -> None:
    """In slow mode families wait between two messages. Raises SlowMode."""
    if wait := seconds_to_wait(membership):
        raise SlowMode(wait)


def seconds_to_wait(membership: Membership) -> int:
    """Until the person may say the next thing; 0 when now. One query, and none outside slow mode."""
    room = membership.room
    if room.mode != Room.Mode.SLOW or membership.role != Membership.Role.PARENT:
        return 0
    pause, now = timedelta(seconds=room.slow_seconds), timezone.now()
    mine = Message.objects.filter(author=membership.user, room=room, created_at__gt=now - pause)
    last = mine.order_by("-created_at").values_list("created_at", flat=True).first()
    return max(1, ceil((last + pause - now).total_seconds())) if last else 0


def slow_line(room: Room) -> str:
    """What everybody reads at the message box in slow mode; empty outside it."""
    if room.mode != Room.Mode.SLOW:
        return ""
    minutes = ceil(room.slow_seconds / MINUTE)
    words = ngettext(
        "Slow mode: one message every minute.", "Slow mode: one message every %(n)s minutes.", minutes
    )
    return words % {"n": minutes}


def span(seconds: int) -> str:
    """ "40 seconds", "5 minutes": rounded up."""
    if seconds < MINUTE:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    minutes = -(-seconds // MINUTE)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
