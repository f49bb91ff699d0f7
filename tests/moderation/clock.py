"""A clock that a test moves; nobody sleeps."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone


class Clock:
    """`timezone.now()` as the code under test hears it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def moves(self, **by: float) -> datetime:
        """Forward, by seconds=, minutes=, days= and so on."""
        self.now += timedelta(**by)
        return self.now
