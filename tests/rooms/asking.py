"""Polls as staff and reps ask them."""

from uuid import uuid4

from people.models import User
from rooms.access import membership_for
from rooms.actions.poll_making import ask_room
from rooms.actions.poll_voting import vote
from rooms.models import Poll, Room
from rooms.polls.ballot import Ballot, end_of
from tests.rooms.planning import in_days

SHIFTS = ("Setting up, 11:30", "Selling, 1 to 3", "Clearing up, 3:00")


def ballot(question: str = "Cake stall: which shift could you do?", **more: object) -> Ballot:
    """Three shifts, one to choose, open for two days, unless said otherwise."""
    said = {"choices": SHIFTS, "closes_at": end_of(in_days(2))} | more
    return Ballot(question, **said)  # type: ignore[arg-type]


def asked(user: User, room: Room, what: Ballot | None = None) -> Poll:
    """A poll that everybody in the room can vote in."""
    membership = membership_for(user, room.slug)
    return ask_room(membership=membership, client_id=uuid4(), ballot=what or ballot())


def voted(user: User, poll: Poll, *chosen: int) -> Poll:
    return vote(poll=poll, membership=membership_for(user, poll.room.slug), chosen=list(chosen))


def totals(poll: Poll) -> list[int]:
    """The votes of each choice as they are stored now."""
    return [votes for _words, votes in Poll.objects.get(pk=poll.pk).choices]
