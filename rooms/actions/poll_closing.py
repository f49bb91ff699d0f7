"""Closing a poll: by hand, or once its last day is over."""

from datetime import datetime

from django.utils import timezone

from audit import trail
from people.models import User
from rooms import access
from rooms.actions.changing import draw_anew, locked_card
from rooms.actions.inserting import must_still_be_here
from rooms.models import Membership, Poll
from rooms.polls.errors import MayNotRunPolls


def close_poll(*, poll: Poll, membership: Membership) -> bool:
    """Nobody can vote any more, the totals stay; True when that is new. Raises MayNotRunPolls."""
    if not access.may_close_poll(membership, poll):
        raise MayNotRunPolls
    with locked_card(poll) as message:
        must_still_be_here(membership)
        if poll.is_closed:
            return False
        _close(poll, timezone.now(), membership.user)
        trail.record(actor=membership.user, action="rooms.poll.closed", subject=message)
        return True


def close_due_polls() -> int:
    """Polls whose last day is over say so on every open page; returns how many. Votes are refused without it."""
    due = Poll.objects.filter(closed_at__isnull=True, closes_at__lte=timezone.now())
    return sum(_close_due(poll) for poll in due.select_related("message__room", "message__author"))


def _close_due(poll: Poll) -> bool:
    with locked_card(poll):
        if poll.closed_at is not None or poll.closes_at is None:
            return False
        _close(poll, poll.closes_at, None)
        return True


def _close(poll: Poll, at: datetime, by: User | None) -> None:
    poll.closed_at, poll.closed_by = at, by
    poll.save(update_fields=["closed_at", "closed_by"])
    draw_anew(poll.message)
