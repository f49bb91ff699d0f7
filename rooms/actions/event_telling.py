"""Who hears of what becomes of an event: people who said that they come, or may, and are still in the room."""

from collections.abc import Iterable
from enum import StrEnum

from notices import sending
from people.models import User
from rooms.models import Event, EventAnswer
from rooms.queries import readers_of

COMING = (EventAnswer.Answer.GOING, EventAnswer.Answer.MAYBE)


class Told(StrEnum):
    """Kinds of notice about an event."""

    REMINDER = "rooms.event.reminder"
    CHANGED = "rooms.event.changed"
    CANCELLED = "rooms.event.cancelled"


def tell_those_who_answered(event: Event, kind: Told, *, but: User | None = None) -> int:
    """In the transaction of its reason. `but` did it, and knows. Returns how many are told."""
    wanted = COMING if kind is Told.REMINDER else tuple(EventAnswer.Answer)
    readers = readers_of(event.room_id).sees_from
    told = [pk for pk in _who_said(event, wanted) if pk in readers and (but is None or pk != but.pk)]
    for user_id in told:
        sending.send(user_id=user_id, kind=kind.value, subject=event, facts={"room": event.room.title})
    return len(told)


def _who_said(event: Event, answers: Iterable[str]) -> list[int]:
    said = event.answers.filter(answer__in=list(answers)).order_by("user_id")
    return list(said.values_list("user_id", flat=True))
