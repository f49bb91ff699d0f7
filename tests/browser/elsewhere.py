"""Running code in a thread of its own: Playwright's loop in the test's thread bars the way to the channel layer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")


def elsewhere(work: Callable[[], Result]) -> Result:
    """What `work` answers, as if another process of the school had done it."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(_alone, work).result()


def _alone(work: Callable[[], Result]) -> Result:
    try:
        return work()
    finally:
        connections.close_all()
