"""How much time is left for a first look, as people say it: "22 min left", "late by 2 h", "Tomorrow, 9 am"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moderation.times import clock_time, span

SOON = timedelta(hours=1)
COUNTED_DOWN = timedelta(hours=4)  # beyond it a time of day says more


@dataclass(frozen=True)
class TimeLeft:
    """`tone` is "late", "soon" (under an hour) or empty."""

    words: str
    tone: str


def time_left(due_at: datetime) -> TimeLeft:
    left = due_at - timezone.now()
    if left <= timedelta():
        return TimeLeft(_("late by {span}").format(span=span(-left, rough=True)), "late")
    tone = "soon" if left < SOON else ""
    if left < COUNTED_DOWN:
        return TimeLeft(_("{span} left").format(span=span(left)), tone)
    return TimeLeft(f"{_day(due_at)}, {clock_time(due_at)}", tone)


def _day(moment: datetime) -> str:
    day = timezone.localdate(moment)
    ahead = (day - timezone.localdate()).days
    if ahead in (0, 1):
        return _("Tomorrow") if ahead else _("Today")
    return date_format(day, "D" if ahead < 7 else "j M")
