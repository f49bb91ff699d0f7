"""How a page lays its messages out: days, who goes on talking, where the unread ones begin.

`rooms/static/rooms/layout.js` keeps the same rule in the browser; a browser test holds them together.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rooms.faces import Face
from rooms.frames import Frame
from rooms.hiding import is_hidden
from rooms.mentions import names
from rooms.models import Message

TOGETHER = timedelta(minutes=5)
SHOWN_AS_SAID = {Face.FULL, Face.WAITING}


@dataclass(frozen=True)
class Row:
    """One line of the timeline: a day, the unread line or a message with its classes."""

    kind: str  # "day", "unread" or "message"
    message_id: int = 0
    html: str = ""
    classes: str = ""
    words: str = ""
    day: str = ""
    is_hidden: bool = False  # said by a person whom the viewer hides


def moment_of(message: Message) -> datetime:
    """When a message stands in the timeline: when it was shown, or written while nobody saw it."""
    return message.shown_at or message.created_at


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, "Tuesday 17 November", with the year when it is another."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return date_format(day, "l j F" if day.year == today.year else "l j F Y")


def rows_of(
    messages: list[Message], frames: list[Frame], *, me: int, last_read: int, hidden: Collection[int] = ()
) -> list[Row]:
    """The rows of a page, oldest first. Messages and their frames come in the same order.

    `hidden` are ids of people whose messages the viewer does not want to see.
    """
    rows: list[Row] = []
    before: tuple[Message, Frame] | None = None
    line_drawn = False
    for message, frame in zip(messages, frames, strict=True):
        if "html" not in frame:
            continue
        day = timezone.localdate(moment_of(message))
        if before is None or timezone.localdate(moment_of(before[0])) != day:
            rows.append(Row("day", words=day_words(day, timezone.localdate()), day=day.isoformat()))
            before = None
        if not line_drawn and message.seq > last_read and message.author_id != me:
            rows.append(Row("unread"))
            line_drawn, before = True, None
        row = Row("message", message_id=message.pk, html=frame["html"])
        classes = _classes(message, frame, before, me)
        rows.append(replace(row, classes=classes, is_hidden=is_hidden(message, hidden)))
        before = (message, frame)
    return rows


def _classes(message: Message, frame: Frame, before: tuple[Message, Frame] | None, me: int) -> str:
    classes = ["row"]
    if message.author_id == me:
        classes.append("own")
    elif frame["face"] == Face.FULL and names(message, me):
        classes.append("forme")
    if before is not None and _goes_on(message, frame, *before):
        classes.append("cont")
    return " ".join(classes)


def _goes_on(message: Message, frame: Frame, last: Message, last_frame: Frame) -> bool:
    return (
        message.author_id == last.author_id
        and frame["face"] in SHOWN_AS_SAID
        and last_frame["face"] in SHOWN_AS_SAID
        and moment_of(message) - moment_of(last) < TOGETHER
    )
