"""What somebody plans: an event before it is stored, and its words as search, staff and the check read them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from rooms.events.when import when_words
from rooms.models import Event


@dataclass(frozen=True)
class Plan:
    """Of a whole day `starts_at` is its first midnight and `ends_at` the midnight after the last day."""

    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    all_day: bool = False
    place: str = ""
    note: str = ""

    @classmethod
    def of(cls, event: Event) -> "Plan":
        return cls(event.title, event.starts_at, event.ends_at, event.all_day, event.place, event.note)

    @property
    def over_at(self) -> datetime:
        """When it is over; where nobody said when it ends, at the end of its day."""
        if self.ends_at is not None:
            return self.ends_at
        return midnight_after(self.starts_at)

    @property
    def body(self) -> str:
        """The event in words: a line for its title, one for time and place, and what else there is to know."""
        when = when_words(self.starts_at, self.ends_at, all_day=self.all_day)
        where = f"{when}, {self.place}" if self.place else when
        return "\n".join(filter(None, [self.title, where, self.note]))

    def moves(self, event: Event) -> bool:
        """Whether it would be at another time or place than the event says now."""
        now = (event.starts_at, event.ends_at, event.all_day, event.place)
        return (self.starts_at, self.ends_at, self.all_day, self.place) != now


def midnight_after(moment: datetime) -> datetime:
    """The end of a moment's day in the school's time."""
    day = timezone.localdate(moment) + timedelta(days=1)
    return datetime.combine(day, time(), timezone.get_default_timezone())
