"""Times as people say them: "4.12 pm", "Tuesday 8 December, 9 am"."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def clock_time(moment: datetime) -> str:
    """ "9 am", "4.12 pm": local time, without minutes on the hour."""
    local = timezone.localtime(moment)
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{hour} {half}" if local.minute == 0 else f"{hour}.{local.minute:02d} {half}"


def day_and_time(moment: datetime) -> str:
    """ "Tuesday 8 December, 9 am"."""
    return f"{date_format(timezone.localdate(moment), 'l j F')}, {clock_time(moment)}"
