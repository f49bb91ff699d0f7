"""How often one person may do what every open page of a room draws."""

import logging

from django.core.cache import cache

from rooms.errors import TooFast

log = logging.getLogger(__name__)

MINUTE = 60  # seconds


def must_not_be_too_fast(deed: str, user_id: int, *, per_minute: int) -> None:
    """Count one more. A cache that is away keeps nobody from doing it. Raises TooFast."""
    name = f"rooms.{deed}.{user_id}"
    try:
        cache.add(name, 0, MINUTE)
        count = cache.incr(name)
    except Exception as error:  # also ValueError: its minute ended just now
        log.debug("What people do could not be counted: %s", type(error).__name__)
        return
    if count > per_minute:
        raise TooFast(wait=MINUTE)
