"""How often the check may stop one person with a question: no more than somebody who means well ever needs.

Each question says that something was found, so whoever may ask without end can try which names are on the roll.
The cache holds the number: with Redis all processes of the school count together, without it each for itself.
"""

import logging
import time

from django.core.cache import cache

log = logging.getLogger(__name__)

MOST = 30
WINDOW = 600  # seconds, the first of them the first question's


class AskedTooOften(Exception):
    """The person waits before the check looks again. `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def seconds_to_wait(user_id: int) -> int:
    """0 while the person may be asked something. A cache that is away keeps nobody from talking."""
    try:
        kept = cache.get_many([_count(user_id), _until(user_id)])
    except Exception as error:
        _note(error)
        return 0
    if kept.get(_count(user_id), 0) < MOST:
        return 0
    return max(1, round(kept.get(_until(user_id), 0) - time.time()))


def note_question(user_id: int) -> None:
    """One more: nothing was stored, and the person knows that something was found."""
    try:
        if cache.add(_count(user_id), 1, WINDOW):
            cache.set(_until(user_id), time.time() + WINDOW, WINDOW)
        else:
            cache.incr(_count(user_id))
    except ValueError:  # it ended just now
        return
    except Exception as error:
        _note(error)


def _note(error: Exception) -> None:
    log.warning("The number of questions could not be kept: %s", type(error).__name__)


def _count(user_id: int) -> str:
    return f"people.asked.{user_id}.count"


def _until(user_id: int) -> str:
    return f"people.asked.{user_id}.until"
