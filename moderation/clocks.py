"""By when the school answers. A school day is Monday to Friday, 8 to 16 local time; bank holidays are not known yet."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from moderation.kinds import Severity

WEEKEND = (5, 6)


def first_look_by(severity: str, since: datetime) -> datetime:
    """The latest time at which somebody looks (MO-41). Urgent cases count every minute, others school hours."""
    allowed = timedelta(hours=settings.FIRST_LOOK_HOURS[severity])
    if severity == Severity.CRITICAL:
        return since + allowed
    return add_school_hours(since, allowed)


def add_school_hours(since: datetime, hours: timedelta) -> datetime:
    """The moment when this much time of school days has passed; at night and at weekends the clock stands still."""
    moment, left = timezone.localtime(since), hours
    while True:
        opens, closes = _school_day(moment.date())
        moment = max(moment, opens)
        if is_school_day(moment.date()) and moment < closes:
            if left <= closes - moment:
                return moment + left
            left -= closes - moment
        moment = _school_day(moment.date() + timedelta(days=1))[0]


def add_school_days(since: datetime, count: int) -> datetime:
    """The end of the last of `count` school days, the first being the day after `since`."""
    day = timezone.localdate(since)
    while count:
        day += timedelta(days=1)
        count -= is_school_day(day)
    return _midnight_after(day)


def within_days(since: datetime, count: int) -> datetime:
    """The end of the day `count` days later, or of the next school day when that one is none (MO-11)."""
    day = timezone.localdate(since) + timedelta(days=count)
    while not is_school_day(day):
        day += timedelta(days=1)
    return _midnight_after(day)


def is_school_day(day: date) -> bool:
    return day.weekday() not in WEEKEND


def _school_day(day: date) -> tuple[datetime, datetime]:
    opens, closes = settings.SCHOOL_DAY
    zone = timezone.get_default_timezone()
    return datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), timezone.get_default_timezone())
