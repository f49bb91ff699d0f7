"""Events, answers and the classes' weeks, so that a parent finds tomorrow's PE kit and next month's nativity."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice
from uuid import uuid4

from django.utils import timezone

from classchat.demo.happenings import DAYS_OFF, HAPPENINGS, WEEKS, Happening
from people.actions.days_off import add_day_off
from people.models import SchoolClass, User
from rooms.access import membership_for
from rooms.actions.event_answering import answer_event
from rooms.actions.event_changing import cancel_event, change_event
from rooms.actions.event_making import record_event
from rooms.actions.week import add_weekly
from rooms.events.plan import Plan, midnight_after
from rooms.models import Event, EventAnswer, Membership, Message, Room

FIRST = ("Sam Ellis", "Hannah Clarke", "Kofi Mensah", "Aisha Rahman")  # of those who come


def told_in(script: str, today: date) -> list[tuple[datetime, Happening]]:
    """The events that a script's room is told of, each with its moment."""
    told = [one for one in HAPPENINGS if one.script == script]
    return [(_at(today - timedelta(days=one.ago), one.at), one) for one in told]


def tell_of(happening: Happening, membership: Membership, today: date) -> Message:
    """Its card stands in the chat."""
    plan = _plan(happening, today, happening.starts, happening.ends)
    return record_event(membership=membership, client_id=uuid4(), plan=plan).message


def live_on(today: date) -> None:
    """People answer, one event is moved and one is off; then the weeks and the days without school."""
    for happening in HAPPENINGS:
        event = Event.objects.select_related("message__author", "room").get(title=happening.title)
        _answer(event, happening)
        _go_on(event, happening, today)
    office = User.objects.get(display_name="Mrs Osei")
    for name, lines in WEEKS.items():
        _fill(SchoolClass.objects.get(name__endswith=name), lines, today)
    for kind, words, after, weekday, count in DAYS_OFF:
        least = today + timedelta(days=after)
        first = least + timedelta(days=(weekday - least.weekday()) % 7)
        add_day_off(
            actor=office, kind=kind, words=words, first_day=first, last_day=first + timedelta(days=count - 1)
        )


def _answer(event: Event, happening: Happening) -> None:
    families = iter(_families(event.room))
    for count, answer in ((happening.going, "going"), (happening.maybe, "maybe")):
        for membership in islice(families, count):
            answer_event(event=event, membership=membership, answer=EventAnswer.Answer(answer))


def _families(room: Room) -> Iterable[Membership]:
    """The cast first, then whoever comes next."""
    found = Membership.objects.filter(room=room, ended_at__isnull=True, role__in=["parent", "rep"])
    return sorted(
        found.select_related("user", "room"),
        key=lambda one: (one.user.display_name not in FIRST, one.pk),
    )


def _go_on(event: Event, happening: Happening, today: date) -> None:
    membership = membership_for(event.message.author, event.room.slug)
    if happening.moved_to is not None:
        change_event(event=event, membership=membership, plan=_plan(happening, today, *happening.moved_to))
    if happening.is_cancelled:
        cancel_event(event=event, membership=membership)


def _fill(school_class: SchoolClass, lines: list[tuple[int, str, str]], today: date) -> None:
    room = Room.objects.get(school_class=school_class, kind=Room.Kind.CLASS)
    teacher = Membership.objects.select_related("room__school_class", "user").filter(
        room=room, role=Membership.Role.TEACHER
    )
    membership = teacher.get()
    for weekday, kind, words in lines:
        first = today - timedelta(weeks=8)
        add_weekly(membership=membership, weekday=weekday, kind=kind, words=words, first_day=first)


def _plan(happening: Happening, today: date, starts: time | None, ends: time | None) -> Plan:
    day = happening.day(today)
    words = {"title": happening.title, "place": happening.place, "note": happening.note}
    if starts is None:
        return Plan(starts_at=_at(day), ends_at=midnight_after(_at(day)), all_day=True, **words)
    return Plan(starts_at=_at(day, starts), ends_at=_at(day, ends) if ends else None, **words)


def _at(day: date, at: time = time()) -> datetime:
    return datetime.combine(day, at, timezone.get_default_timezone())
