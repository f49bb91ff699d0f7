"""Waiting for what a page does to the database."""

import time
from collections.abc import Callable


def until(holds: Callable[[], bool], seconds: float = 15) -> None:
    """Return as soon as it holds. AssertionError when it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)
