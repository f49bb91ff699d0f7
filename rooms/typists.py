"""Who is seen typing where: asked before anybody is told that someone types. Nothing of it is stored (PR-38)."""

import logging

from django.core.cache import cache
from django.utils import timezone

from rooms.models import Membership, Room
from rooms.queries import live_memberships

log = logging.getLogger(__name__)

EVERY = 4  # seconds between two news of one person's typing
LIFE = 8  # seconds that one is good for
OPEN = (Room.Mode.OPEN, Room.Mode.SLOW)


def may_be_seen_typing(user_id: int, room_id: int) -> bool:
    """Whether the room is told now. Not of who shares no typing or may not post as they like, nor too often."""
    mine = live_memberships().filter(user=user_id, room=room_id, user__share_typing=True, room__typing=True)
    open_to_talk = mine.filter(room__mode__in=OPEN).exclude(room__kind=Room.Kind.ANNOUNCEMENTS)
    membership = open_to_talk.first()
    return membership is not None and not _is_stopped(membership) and _is_due(user_id)


def _is_stopped(membership: Membership) -> bool:
    """Muted, slowed down or read by a person first: nobody is shown that they type what may never come."""
    now = timezone.now()
    limits = (membership.muted_until, membership.checked_until, membership.slow_until)
    return any(until is not None and until > now for until in limits)


def _is_due(user_id: int) -> bool:
    """Over all devices and server processes. A cache that is away stops nobody."""
    try:
        return bool(cache.add(f"rooms.typing.{user_id}", 1, EVERY))
    except Exception as error:
        log.debug("Typing could not be counted: %s", type(error).__name__)
        return True
