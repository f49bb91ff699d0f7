"""/staff/figures: how often the check came up and what people chose. Counts only: never a person, never a word.

Who reads it: UX section 3 makes it the governors' page, issue 4 the office's; head, safeguarding lead,
data-protection officer and the school's moderators answer for what it shows. A room's small numbers could single a
parent out, so they are veiled; nor can a veiled one be worked out from the school's sum, as no room is veiled alone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from guard import Label
from moderation.warned import SEEN
from people.models import SchoolRole, User
from people.queries import school_roles_of
from rooms.models import GuardCount, Room

WEEKS = 12
FEW = 5
Answer = GuardCount.Answer
ANSWERED = (Answer.POST_ANYWAY, Answer.ASK_MODERATOR, Answer.OWN_CHILD)
OF_A_ROOM = (Answer.SHOWN, Answer.POST_ANYWAY, Answer.ASK_MODERATOR)
READERS = {
    SchoolRole.Role.OFFICE,
    SchoolRole.Role.MODERATOR,
    SchoolRole.Role.HEAD,
    SchoolRole.Role.DSL,
    SchoolRole.Role.DPO,
    SchoolRole.Role.GOVERNOR,
}


@dataclass(frozen=True)
class Figures:
    """Since the Monday `since`; rows are a name and its cells, numbers or the words that stand for them."""

    since: date
    sheets: int
    weeks: list[tuple[date, list[int]]]
    kinds: list[tuple[str, list[int]]]
    rooms: list[tuple[str, list[str]]]


def may_read_figures(user: User) -> bool:
    return bool(school_roles_of(user) & READERS)


def figures(today: date) -> Figures:
    """The last twelve weeks, this one with them. Four queries."""
    since = monday_of(today) - timedelta(weeks=WEEKS - 1)
    counts = GuardCount.objects.filter(day__gte=since)
    by_week = _by_week(counts)
    return Figures(
        since=since,
        sheets=sum(times.get(Answer.SHOWN, 0) for times in by_week.values()),
        weeks=[(week, chosen(by_week[week])) for week in sorted(by_week, reverse=True)],
        kinds=_by_kind(counts),
        rooms=_by_room(counts),
    )


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def chosen(times: dict[str, int]) -> list[int]:
    """How often it came up, each answer, and what was left: changed, or not sent."""
    answers = [times.get(answer, 0) for answer in ANSWERED]
    came_up = times.get(Answer.SHOWN, 0)
    return [came_up, *answers, max(0, came_up - sum(answers))]


def veiled(numbers: list[int]) -> list[str]:
    """Numbers under five are only said to be small, none included, and never one alone: the next smallest hides too."""
    small = {place for place, number in enumerate(numbers) if number < FEW}
    if len(small) == 1 and len(numbers) > 1:
        small.add(min(set(range(len(numbers))) - small, key=numbers.__getitem__))
    return [_veil(number) if place in small else str(number) for place, number in enumerate(numbers)]


def _veil(number: int) -> str:
    return _("fewer than %(few)s") % {"few": FEW} if number < FEW else _("not shown")


def _by_week(counts: QuerySet[GuardCount]) -> dict[date, dict[str, int]]:
    rows = counts.filter(label="").values_list("day", "answer").annotate(Sum("times")).order_by()
    found: dict[date, dict[str, int]] = {}
    for day, answer, times in rows:
        week = found.setdefault(monday_of(day), {})
        week[answer] = week.get(answer, 0) + times
    return found


def _by_kind(counts: QuerySet[GuardCount]) -> list[tuple[str, list[int]]]:
    """Most frequent first. A sheet with two kinds of finding counts for both."""
    found = _grouped(counts.exclude(label="").values_list("label", "answer"))
    rows = [(_name_of(str(label)), chosen(times)) for label, times in found.items()]
    return sorted(rows, key=lambda row: (-row[1][0], row[0]))


def _by_room(counts: QuerySet[GuardCount]) -> list[tuple[str, list[str]]]:
    """Every room where people talk, and all announcements together: only staff and reps write there."""
    found = _grouped(counts.filter(label="").values_list("room", "answer"))
    rooms = list(Room.objects.exclude(mode=Room.Mode.SEALED).order_by("title", "pk"))
    talk = [room for room in rooms if not room.is_announcements]
    announced = [room.pk for room in rooms if room.is_announcements]
    names = [*(room.title for room in talk), _("All announcements")]
    columns = []
    for answer in OF_A_ROOM:
        numbers = [found.get(room.pk, {}).get(answer, 0) for room in talk]
        columns.append(veiled([*numbers, sum(found.get(pk, {}).get(answer, 0) for pk in announced)]))
    return [(name, list(cells)) for name, *cells in zip(names, *columns, strict=True)]


def _grouped(rows: QuerySet[GuardCount, Any]) -> dict[Any, dict[str, int]]:
    found: dict[Any, dict[str, int]] = {}
    for key, answer, times in rows.annotate(Sum("times")).order_by():
        found.setdefault(key, {})[answer] = times
    return found


def _name_of(label: str) -> str:
    words = str(SEEN[Label(label)])
    return words[:1].upper() + words[1:]
