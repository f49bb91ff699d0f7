"""Events and a class's week, as staff and reps make them."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from people.models import User
from rooms.access import membership_for
from rooms.actions.event_answering import answer_event
from rooms.actions.event_making import announce_event
from rooms.actions.week import add_weekly
from rooms.events.plan import Plan, midnight_after
from rooms.models import Event, EventAnswer, Room, WeeklyEntry


def london(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), timezone.get_default_timezone())


def in_days(count: int) -> date:
    return timezone.localdate() + timedelta(days=count)


def plan(title: str = "Willow nativity", *, day: date | None = None, **more: object) -> Plan:
    """In a week from 9:30 to 10:15 in the main hall, unless said otherwise."""
    day = day or in_days(7)
    said = {"starts_at": london(day, 9, 30), "ends_at": london(day, 10, 15), "place": "main hall"} | more
    return Plan(title=title, **said)  # type: ignore[arg-type]


def whole_day(title: str = "Forest school", *, day: date | None = None, last: date | None = None) -> Plan:
    day = day or in_days(7)
    return Plan(title, london(day), midnight_after(london(last or day)), all_day=True)


def planned(user: User, room: Room, what: Plan | None = None) -> Event:
    """An event that everybody in the room reads of."""
    membership = membership_for(user, room.slug)
    return announce_event(membership=membership, client_id=uuid4(), plan=what or plan())


def answered(user: User, event: Event, answer: str = "going") -> Event:
    membership = membership_for(user, event.room.slug)
    return answer_event(event=event, membership=membership, answer=EventAnswer.Answer(answer))


def weekly(user: User, room: Room, words: str = "PE kit", **more: object) -> WeeklyEntry:
    """Every Thursday from long ago, unless said otherwise."""
    said = {"weekday": 3, "kind": "bring", "first_day": date(2020, 1, 1)} | more
    membership = membership_for(user, room.slug)
    return add_weekly(membership=membership, words=words, **said)  # type: ignore[arg-type]
