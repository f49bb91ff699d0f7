from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from moderation import clocks
from moderation.reasons import ROUTES

LONDON = ZoneInfo("Europe/London")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("severity", "since", "by"),
    [
        ("critical", "2026-11-28 23:50", "2026-11-29 00:05"),  # Saturday night counts
        ("high", "2026-11-25 09:00", "2026-11-25 13:00"),
        ("high", "2026-11-25 15:00", "2026-11-26 11:00"),
        ("high", "2026-11-27 15:00", "2026-11-30 11:00"),  # Friday to Monday
        ("high", "2026-11-25 06:00", "2026-11-25 12:00"),
        ("high", "2026-11-25 20:00", "2026-11-26 12:00"),
        ("normal", "2026-11-25 09:00", "2026-11-26 09:00"),
        ("normal", "2026-11-27 09:00", "2026-11-30 09:00"),
        ("normal", "2026-11-28 12:00", "2026-11-30 16:00"),
        ("low", "2026-11-25 09:00", "2026-11-27 09:00"),
        ("normal", "2026-10-23 12:00", "2026-10-26 12:00"),  # over the end of summer time
    ],
)
def test_by_when_somebody_looks(severity: str, since: str, by: str) -> None:
    assert clocks.first_look_by(severity, at(since)) == at(by)


@pytest.mark.parametrize(
    ("since", "count", "end"),
    [("2026-11-25 23:30", 1, "2026-11-27 00:00"), ("2026-11-27 09:00", 20, "2026-12-26 00:00")],
)
def test_school_days_end_at_midnight(since: str, count: int, end: str) -> None:
    assert clocks.add_school_days(at(since), count) == at(end)


@pytest.mark.parametrize(
    ("received", "end"),
    [
        ("2026-11-02 10:00", "2026-12-03 00:00"),  # Wednesday
        ("2026-11-05 23:59", "2026-12-08 00:00"),  # Saturday rolls to Monday
    ],
)
def test_complaint_acknowledgement_rolls_to_a_working_day(received: str, end: str) -> None:
    assert ROUTES["dp_complaint"].due_at(at(received)) == at(end)  # type: ignore[index]


def test_what_is_not_true_about_a_person_is_timed_by_the_clock() -> None:
    since = at("2026-11-27 17:00")
    assert ROUTES["untrue"].due_at(since) == since + timedelta(hours=48)  # type: ignore[index]
