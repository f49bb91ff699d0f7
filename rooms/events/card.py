"""An event as it is drawn: in the chat, on the page of events, in the panel. Knows no viewer."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.events.plan import Plan
from rooms.events.when import days_of, days_words, hours_words
from rooms.models import Event

# One of the tiles' colours for each month, so that a leaf of the calendar is known at a glance.
_MONTHS = (
    *("walk", "rowan", "birch", "holly", "sycamore", "oak"),
    *("notice", "walk", "acorn", "oak", "willow", "friends"),
)


@dataclass(frozen=True)
class Card:
    """`days` is for reading out beside the leaf, `line` what stands under the title, `was` what no longer holds.

    `words` is the whole event for where no card can be, such as a quote.
    """

    event: Event
    colour: str
    month: str
    day: str
    weekday: str
    days: str
    line: str
    was: str
    answers: str
    spans_days: bool
    words: str


def card_of(event: Event) -> Card:
    """No query."""
    first, last = days_of(event.starts_at, event.ends_at, all_day=event.all_day)
    return Card(
        event=event,
        colour=_MONTHS[first.month - 1],
        month=date_format(first, "M"),
        day=str(first.day),
        weekday=date_format(first, "D"),
        days=days_words(event.starts_at, event.ends_at, all_day=event.all_day),
        line=_line(event),
        was=_was(event),
        answers=answers_words(event),
        spans_days=first != last,
        words=Plan.of(event).body,
    )


def answers_words(event: Event) -> str:
    """ "31 going, 4 maybe"; who can't come is nobody's business."""
    going = ngettext("%(n)s going", "%(n)s going", event.going) % {"n": event.going}
    if not event.maybe:
        return going if event.going else _("Nobody has answered yet")
    return f"{going}, " + ngettext("%(n)s maybe", "%(n)s maybe", event.maybe) % {"n": event.maybe}


def _line(event: Event) -> str:
    hours = capfirst(hours_words(event.starts_at, event.ends_at, all_day=event.all_day))
    return f"{hours}, {event.place}" if event.place else hours


def _was(event: Event) -> str:
    """The old day where it was another, the old hours and place."""
    if event.was_starts_at is None:
        return ""
    then = (event.was_starts_at, event.was_ends_at)
    hours = hours_words(*then, all_day=event.was_all_day)
    days = days_words(*then, all_day=event.was_all_day)
    is_same_day = days == days_words(event.starts_at, event.ends_at, all_day=event.all_day)
    pieces = [hours if is_same_day else f"{days}, {hours}", event.was_place]
    return capfirst(", ".join(filter(None, pieces)))
