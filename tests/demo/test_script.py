from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from classchat.demo.script import last_day, read_script
from classchat.demo.talk import SCRIPTS

LONDON = ZoneInfo("Europe/London")
A_TUESDAY = date(2026, 11, 24)
SCRIPT = """# A room.

[8 Wed]
18:02 Hannah Clarke: Hello: all
  and welcome

[0 Mon]
08:00 Mr Bello: Carols

[yesterday]
19:00 Sam Ellis: Evening

[today]
08:14 Mr Bello: Morning
07:58 Sam Ellis: Early
"""


def said(today: date) -> list[tuple[str, str]]:
    return [(one.at.strftime("%d %b %H:%M"), one.body) for one in read_script(SCRIPT, today)]


def test_weeks_keep_their_weekdays() -> None:
    assert said(A_TUESDAY)[0] == ("30 Sep 18:02", "Hello: all\nand welcome")
    assert said(date(2026, 11, 28))[:2] == [
        ("30 Sep 18:02", "Hello: all\nand welcome"),
        ("23 Nov 08:00", "Carols"),
    ]


def test_this_week_ends_where_yesterday_begins() -> None:
    assert [body for _at, body in said(A_TUESDAY)] == [
        "Hello: all\nand welcome",
        "Evening",
        "Early",
        "Morning",
    ]


def test_the_oldest_comes_first() -> None:
    assert said(A_TUESDAY)[-2:] == [("24 Nov 07:58", "Early"), ("24 Nov 08:14", "Morning")]


def test_times_are_the_schools() -> None:
    """Clocks went back on 25 October: 18:02 in September is 17:02 UTC, 19:00 in November is 19:00."""
    utc = [one.at.astimezone(ZoneInfo("UTC")).strftime("%H:%M") for one in read_script(SCRIPT, A_TUESDAY)]
    assert utc[:2] == ["17:02", "19:00"]


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (datetime(2026, 11, 24, 8, 30, tzinfo=LONDON), A_TUESDAY),
        (datetime(2026, 11, 24, 8, 29, tzinfo=LONDON), date(2026, 11, 23)),
        (datetime(2026, 11, 24, 0, 5, tzinfo=LONDON), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 7, 45, tzinfo=ZoneInfo("UTC")), date(2026, 7, 1)),
    ],
)
def test_the_last_day_is_one_whose_morning_is_over(now: datetime, today: date) -> None:
    assert last_day(now) == today


@pytest.mark.parametrize("line", ["18:02 Hannah Clarke", "Hello all", "1802 Hannah: Hi", "[9 Someday]"])
def test_a_line_that_is_neither_day_nor_message_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        read_script(f"# A room.\n\n[8 Wed]\n{line}\n", A_TUESDAY)


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.chat")), ids=lambda path: path.name)
@pytest.mark.parametrize("weekday", range(7))
def test_nothing_is_said_after_the_last_morning_or_at_night(script: Path, weekday: int) -> None:
    today = date(2026, 11, 23 + weekday)
    lines = read_script(script.read_text(encoding="utf-8"), today)
    assert lines == sorted(lines, key=lambda one: one.at)
    assert lines[-1].at <= datetime(today.year, today.month, today.day, 8, 30, tzinfo=LONDON)
    assert all(6 <= one.at.hour < 22 for one in lines)
