"""A class's week: what to bring, what else there is to know, and the days without school."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.models import DayOff
from people.queries import days_off_between
from rooms.models import Room, WeeklyEntry

BELL = time(9)  # until then people get today's things ready, from then on those of the next school day
DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Day:
    """One weekday of one class. `off` says why there is no school; then there is nothing to bring."""

    day: date
    bring: tuple[str, ...] = ()
    know: tuple[str, ...] = ()
    off: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.bring or self.know or self.off)


@dataclass(frozen=True)
class Line:
    """What one class needs on the day that people get ready for."""

    room: Room
    on: Day


@dataclass(frozen=True)
class NextDay:
    """The day that people get ready for, and what each of their classes needs then."""

    name: str
    lines: list[Line]


def next_day_in(rooms: Iterable[Room]) -> NextDay:
    """Three queries at most."""
    now = timezone.now()
    day = day_to_get_ready_for(now)
    return NextDay(day_name(day, timezone.localdate(now)), lines_for(rooms, day))


def day_to_get_ready_for(now: datetime) -> date:
    """Today until the bell, then the next weekday: what a parent looks up in the evening or at breakfast."""
    local = timezone.localtime(now)
    day = local.date() if local.time() < BELL else local.date() + DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def day_name(day: date, today: date) -> str:
    """ "Today", "Tomorrow, Friday", else "Monday 23 November"."""
    if day == today:
        return _("Today")
    if day == today + DAY:
        return _("Tomorrow, %(weekday)s") % {"weekday": date_format(day, "l")}
    return date_format(day, "l j F")


def week_of(room: Room, today: date) -> list[Day]:
    """Monday to Friday of this week, at weekends of the next. Three queries at most."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= SATURDAY:
        monday += timedelta(days=7)
    days = [monday + timedelta(days=number) for number in range(5)]
    return _filled(room.school_class_id, days, _entries([room]), days_off_between(days[0], days[-1]))


def lines_for(rooms: Iterable[Room], day: date) -> list[Line]:
    """What each class of these rooms needs that day, once for a class however many rooms it has."""
    by_class: dict[int, Room] = {}
    for room in rooms:
        is_chat = room.kind == Room.Kind.CLASS
        if (
            room.school_class_id
            and room.mode != Room.Mode.SEALED
            and (is_chat or room.school_class_id not in by_class)
        ):
            by_class[room.school_class_id] = room
    entries, off = _entries(by_class.values()), days_off_between(day, day)
    lines = [Line(room, _filled(pk, [day], entries, off)[0]) for pk, room in by_class.items()]
    return sorted((line for line in lines if not line.on.is_empty), key=lambda line: line.room.title)


def _entries(rooms: Iterable[Room]) -> list[WeeklyEntry]:
    classes = {room.school_class_id for room in rooms} - {None}
    return list(entries_of(classes)) if classes else []


def entries_of(class_ids: Iterable[int | None]) -> QuerySet[WeeklyEntry]:
    """What holds now or later, in the order of the week."""
    lasting = Q(last_day__isnull=True) | Q(last_day__gte=timezone.localdate() - timedelta(days=7))
    found = WeeklyEntry.objects.filter(lasting, school_class__in=list(class_ids))
    return found.prefetch_related("skips").order_by("weekday", "kind", "pk")


def _filled(
    class_id: int | None, days: list[date], entries: list[WeeklyEntry], off: list[DayOff]
) -> list[Day]:
    ours = [entry for entry in entries if entry.school_class_id == class_id]
    return [_day(day, ours, off) for day in days]


def _day(day: date, entries: list[WeeklyEntry], off: list[DayOff]) -> Day:
    if reasons := [one.name for one in off if one.first_day <= day <= one.last_day]:
        return Day(day, off=reasons[0])
    held = [entry for entry in entries if holds_on(entry, day)]
    bring = tuple(entry.words for entry in held if entry.kind == WeeklyEntry.Kind.BRING)
    know = tuple(entry.words for entry in held if entry.kind == WeeklyEntry.Kind.KNOW)
    return Day(day, bring, know)


def holds_on(entry: WeeklyEntry, day: date) -> bool:
    """Whether a line of the week holds on a day, which no one has taken out."""
    if entry.weekday != day.weekday() or day < entry.first_day:
        return False
    if entry.last_day is not None and day > entry.last_day:
        return False
    return day not in {skip.day for skip in entry.skips.all()}
