"""Days and times of events as families say them: "Tuesday 8 December, 9:30 to 10:15 am"."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def when_words(starts_at: datetime, ends_at: datetime | None, *, all_day: bool) -> str:
    """Days and hours together, never relative to today."""
    return f"{days_words(starts_at, ends_at, all_day=all_day)}, {hours_words(starts_at, ends_at, all_day=all_day)}"


def days_words(starts_at: datetime, ends_at: datetime | None, *, all_day: bool) -> str:
    """ "Tuesday 8 December", "Monday 7 to Friday 11 December"; the year only where it is another than this."""
    first, last = days_of(starts_at, ends_at, all_day=all_day)
    if first == last:
        return day_words(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    begins = date_format(first, "l j") if same_month else day_words(first)
    return _("%(first)s to %(last)s") % {"first": begins, "last": day_words(last)}


def hours_words(starts_at: datetime, ends_at: datetime | None, *, all_day: bool) -> str:
    """ "9:30 to 10:15 am", "11:30 am to 1 pm", "6 pm" or "all day"."""
    if all_day:
        return _("all day")
    if ends_at is None:
        return clock_words(starts_at)
    begins, ends = clock_words(starts_at), clock_words(ends_at)
    if begins[-2:] == ends[-2:]:
        begins = begins[:-3]
    return _("%(from)s to %(to)s") % {"from": begins, "to": ends}


def days_of(starts_at: datetime, ends_at: datetime | None, *, all_day: bool) -> tuple[date, date]:
    """First and last day in the school's time. A whole day's end is the midnight after it."""
    first = timezone.localdate(starts_at)
    if ends_at is None or not all_day:
        return first, first
    return first, max(first, timezone.localdate(ends_at) - timedelta(days=1))


def day_words(day: date) -> str:
    return date_format(day, "l j F" if day.year == timezone.localdate().year else "l j F Y")


def clock_words(moment: datetime) -> str:
    """ "9 am", "9:30 am" in the school's time."""
    local = timezone.localtime(moment)
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{hour} {half}" if local.minute == 0 else f"{hour}:{local.minute:02d} {half}"
