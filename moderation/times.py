"""Times as people say them: "4.12 pm", "Tuesday 8 December, 9 am", "3 h 22 min"."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def clock_time(moment: datetime) -> str:
    """ "9 am", "4.12 pm": local time, without minutes on the hour."""
    local = timezone.localtime(moment)
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{hour} {half}" if local.minute == 0 else f"{hour}.{local.minute:02d} {half}"


def day_and_time(moment: datetime) -> str:
    """ "Tuesday 8 December, 9 am"."""
    return f"{date_format(timezone.localdate(moment), 'l j F')}, {clock_time(moment)}"


def span(length: timedelta, *, rough: bool = False) -> str:
    """ "22 min", "3 h 22 min", "2 days"; at least a minute. `rough` says hours without their minutes."""
    minutes = max(1, int(length.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if rough or not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
