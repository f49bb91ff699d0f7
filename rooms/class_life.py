"""What stands beside a room's chat: the day to get ready for, and what is coming up. Knows no viewer."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from rooms.events.card import Card, card_of
from rooms.events.queries import events_to_come
from rooms.models import Room
from rooms.week import Line, day_name, day_to_get_ready_for, lines_for

SHOWN = 3  # events in the panel


@dataclass(frozen=True)
class ClassLife:
    """`day` names the day that `line` is for; `line` is None where a room has no class, or nothing that day."""

    room: Room
    day: str
    line: Line | None
    coming: list[Card]
    count: int


def class_life(room: Room) -> ClassLife:
    """Four queries at most."""
    now = timezone.now()
    day = day_to_get_ready_for(now)
    lines = lines_for([room], day)
    events = [event for event in events_to_come([room]) if not event.is_cancelled]
    return ClassLife(
        room=room,
        day=day_name(day, timezone.localdate(now)),
        line=lines[0] if lines else None,
        coming=[card_of(event) for event in events[:SHOWN]],
        count=len(events),
    )


def class_life_html(life: ClassLife) -> str:
    return render_to_string("rooms/_class_life.html", {"life": life, "room": life.room}).strip()
