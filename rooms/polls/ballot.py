"""A poll before it is asked, and its words as search, staff and the check read them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from rooms.events.plan import midnight_after
from rooms.models import Poll

FEWEST, MOST = 2, 10  # choices


@dataclass(frozen=True)
class Ballot:
    """`closes_at` is the midnight after its last day; None where it is open until somebody closes it."""

    question: str
    choices: tuple[str, ...]
    takes_several: bool = False
    closes_at: datetime | None = None

    @classmethod
    def of(cls, poll: Poll) -> "Ballot":
        words = tuple(words for words, _votes in poll.choices)
        return cls(poll.question, words, poll.takes_several, poll.closes_at)

    @property
    def body(self) -> str:
        """A line for the question and one for each choice."""
        return "\n".join([self.question, *(f"– {choice}" for choice in self.choices)])


def end_of(day: date) -> datetime:
    """The midnight after a day, in the school's time."""
    return midnight_after(datetime.combine(day, time(12), timezone.get_default_timezone()))
