"""What the pages of events show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from people.models import User
from rooms import access
from rooms.events.card import Card, card_of
from rooms.events.queries import answers_of, events_past, events_to_come, names_by_answer
from rooms.models import CalendarFeed, Event, EventAnswer, Membership
from rooms.pages import room_page
from rooms.queries import memberships_of
from rooms.sections import sections_of
from rooms.sync import room_rows
from rooms.week import next_day_in, week_of

MOST_PAST = 20


@dataclass(frozen=True)
class Listed:
    """One event in a list, and what the reader answered."""

    card: Card
    mine: str


@dataclass(frozen=True)
class Named:
    """For those who run an event: an answer in words and who gave it."""

    answer: str
    people: list[User]


def events_page(membership: Membership) -> dict[str, Any]:
    """A room's events: what is to come, soonest first, then what has been."""
    coming = list(events_to_come([membership.room]))
    past = events_past(membership.room, MOST_PAST)
    return room_page(membership, with_messages=False) | {
        "tab": "events",
        "week": week_of(membership.room, timezone.localdate()),
        "today": timezone.localdate(),
        "coming": listed(membership.user, coming),
        "past": listed(membership.user, past),
        "may_run_events": access.may_run_events(membership),
    }


def event_page(
    event: Event, membership: Membership, *, chosen: str = "", refusal: str = ""
) -> dict[str, Any]:
    """One event. `chosen` is an answer that waits to be saved, `refusal` says why something was not."""
    mine = answers_of(membership.user, [event]).get(event.pk, "")
    runs = access.may_change_event(membership, event)
    return room_page(membership, with_messages=False) | {
        "tab": "events",
        "event": event,
        "card": card_of(event),
        "mine": mine,
        "chosen": chosen or mine,
        "refusal": refusal,
        "may_change": runs and event.takes_answers,
        "named": _named(event) if runs else [],
    }


def all_events_page(user: User) -> dict[str, Any]:
    """What is to come in all my rooms."""
    rooms = [membership.room for membership in memberships_of(user)]
    return {
        "sections": sections_of(room_rows(user)),
        "coming": listed(user, list(events_to_come(rooms))),
        "next_day": next_day_in(rooms),
        "feed": CalendarFeed.objects.filter(user=user).first(),
    }


def listed(user: User, events: Iterable[Event]) -> list[Listed]:
    events = list(events)
    mine = answers_of(user, events)
    return [Listed(card_of(event), mine.get(event.pk, "")) for event in events]


def _named(event: Event) -> list[Named]:
    said = names_by_answer(event)
    return [Named(answer, said[answer]) for answer in EventAnswer.Answer.values if said[answer]]
