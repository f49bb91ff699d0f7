"""Named questions about events."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from people.models import User
from rooms.models import Event, EventAnswer, Membership, Message, Room

MOST_TO_COME = 200


def shown_events() -> QuerySet[Event]:
    """Events whose message everybody may read today, soonest first: what was held or taken down is not there.

    Who joined later reads them too: an event is said to the class, as its week is, and not part of the talk.
    """
    shown = Event.objects.filter(
        message__state=Message.State.POSTED, message__scrubbed_at__isnull=True, message__redactions=[]
    )
    return shown.select_related("room", "message__author").order_by("starts_at", "pk")


def events_to_come(rooms: Iterable[Room | int]) -> QuerySet[Event]:
    """What is still to come in these rooms, cancelled ones included: people may have it in mind."""
    return shown_events().filter(room__in=rooms, over_at__gt=timezone.now())[:MOST_TO_COME]


def events_past(room: Room, count: int) -> list[Event]:
    """The last events of a room, newest first."""
    past = shown_events().filter(room=room, over_at__lte=timezone.now())
    return list(past.order_by("-starts_at", "-pk")[:count])


def answers_of(user: User, events: Iterable[Event]) -> dict[int, str]:
    """Event id to what this person answered. One query."""
    mine = EventAnswer.objects.filter(user=user, event__in=[event.pk for event in events])
    return dict(mine.values_list("event_id", "answer"))


def open_answers_of(membership: Membership) -> dict[int, str]:
    """Event id to this person's answers about what is still to come in the room."""
    mine = EventAnswer.objects.filter(
        user=membership.user, event__room=membership.room, event__over_at__gt=timezone.now()
    )
    return dict(mine.values_list("event_id", "answer")[:MOST_TO_COME])


def names_by_answer(event: Event) -> dict[str, list[User]]:
    """For those who run the event: who said what, from A to Z."""
    named: dict[str, list[User]] = {answer: [] for answer in EventAnswer.Answer.values}
    for given in event.answers.select_related("user").order_by("user__display_name", "pk"):
        named[given.answer].append(given.user)
    return named
