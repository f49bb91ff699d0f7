"""A stretch of a room's history, oldest first, cut by place and never by number of rows."""

from dataclasses import dataclass

from rooms.models import Membership, Message
from rooms.queries import PAGE, messages_for, newest

ABOVE = PAGE // 2  # of the messages around one, how many stand before it


@dataclass(frozen=True)
class Stretch:
    """`has_older` and `has_newer`: whether the person may read more on that side."""

    messages: list[Message]
    has_older: bool = False
    has_newer: bool = False

    @property
    def older(self) -> int | None:
        """The place before which there is more."""
        return self.messages[0].seq if self.has_older and self.messages else None

    @property
    def newer(self) -> int | None:
        """The place after which there is more."""
        return self.messages[-1].seq if self.has_newer and self.messages else None


def latest(membership: Membership, count: int) -> Stretch:
    found = newest(messages_for(membership), count + 1)
    return Stretch(found[-count:], has_older=len(found) > count)


def before(membership: Membership, seq: int, count: int = PAGE) -> Stretch:
    found = newest(messages_for(membership).filter(seq__lt=seq), count + 1)
    return Stretch(found[-count:], has_older=len(found) > count, has_newer=True)


def after(membership: Membership, seq: int, count: int = PAGE) -> Stretch:
    found = list(messages_for(membership).filter(seq__gt=seq).order_by("seq")[: count + 1])
    return Stretch(found[:count], has_older=True, has_newer=len(found) > count)


def around(membership: Membership, seq: int) -> Stretch:
    """A page with this place in its middle. Two queries."""
    above, below = before(membership, seq + 1, ABOVE), after(membership, seq, PAGE - ABOVE)
    return Stretch(above.messages + below.messages, above.has_older, below.has_newer)
