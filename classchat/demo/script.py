"""Reading chat/*.chat: who said what, in which week, on which day.

    [8 Wed]                 the Wednesday eight weeks before the week of the last day
    18:02 Hannah Clarke: Hello Willow families!
      A line that begins with two spaces goes on with the message above.
    [yesterday]             the day before the last day
    [today]                 the last day

Weeks keep their weekdays whatever day the demo is loaded on, so "PE today" is always a Tuesday.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

LAST_WORD = time(8, 30)  # by then everything under [today] has been said
_DAY = re.compile(r"\[(?P<weeks>\d+) (?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)\]")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SAID = re.compile(r"(?P<at>\d\d:\d\d) (?P<author>[^:]+): (?P<body>.+)")
_LATELY = {"[yesterday]": timedelta(days=1), "[today]": timedelta()}


@dataclass(frozen=True)
class Said:
    at: datetime
    author: str
    body: str


def last_day(now: datetime) -> date:
    """The day that the demo calls today: this one, or yesterday before the school run is over."""
    here = timezone.localtime(now)
    return here.date() if here.time() >= LAST_WORD else here.date() - timedelta(days=1)


def read_script(text: str, today: date) -> list[Said]:
    """What was said, oldest first. Days of the present week end where "yesterday" begins.

    Raises ValueError for a line that is none of the four kinds above.
    """
    found = [
        said for said, is_lately in _read(text, today) if is_lately or said.at.date() < _yesterday(today)
    ]
    return sorted(found, key=lambda said: said.at)


def _yesterday(today: date) -> date:
    return today - timedelta(days=1)


def _read(text: str, today: date) -> Iterator[tuple[Said, bool]]:
    """Each message, and whether it stands under [yesterday] or [today]."""
    for block in re.split(r"\n(?=\[)", text)[1:]:
        heading, *lines = block.strip("\n").split("\n")
        day = _day(heading, today)
        for message in _messages(lines):
            yield _said(message, day), heading in _LATELY


def _day(heading: str, today: date) -> date:
    if heading in _LATELY:
        return today - _LATELY[heading]
    if not (match := _DAY.fullmatch(heading)):
        raise ValueError(f"not a day: {heading}")
    monday = today - timedelta(days=today.weekday(), weeks=int(match["weeks"]))
    return monday + timedelta(days=_DAYS.index(match["day"]))


def _messages(lines: list[str]) -> list[str]:
    """Lines that go on are joined to the message above; empty lines stand between days only."""
    messages: list[str] = []
    for line in filter(None, lines):
        if line.startswith("  ") and messages:
            messages[-1] += f"\n{line[2:]}"
        else:
            messages.append(line)
    return messages


def _said(message: str, day: date) -> Said:
    first, _newline, rest = message.partition("\n")
    if not (match := _SAID.fullmatch(first)):
        raise ValueError(f"not a message: {first}")
    at = datetime.combine(day, time.fromisoformat(match["at"]), timezone.get_default_timezone())
    return Said(at, match["author"], f"{match['body']}\n{rest}".strip())
