"""Asking a room: a message whose poll it is."""

from uuid import UUID

from django.db import transaction

from audit import trail
from rooms import access
from rooms.actions.post_message import NO_ANSWER, post_message, record_message
from rooms.models import Membership, Message, Poll
from rooms.polls.ballot import Ballot
from rooms.polls.errors import MayNotRunPolls
from rooms.screening import Answered


def ask_room(
    *, membership: Membership, client_id: UUID, ballot: Ballot, answered: Answered = NO_ANSWER
) -> Poll:
    """Everybody in the room can vote; a retry with the same id finds the first one.

    Raises MayNotRunPolls and what `post_message` raises: question and choices are checked like any words.
    """
    if not access.may_run_events(membership):
        raise MayNotRunPolls
    posted = post_message(
        membership=membership,
        client_id=client_id,
        body=ballot.body,
        answered=answered,
        kind=Message.Kind.POLL,
        with_it=lambda message: _keep(message, ballot, membership),
    )
    return Poll.objects.select_related("message", "room").get(message=posted.message)


def record_poll(*, membership: Membership, client_id: UUID, ballot: Ballot) -> Poll:
    """A poll of before there was a check, such as a demo's, taken as it is. Behind no address."""
    message = record_message(
        membership=membership,
        client_id=client_id,
        body=ballot.body,
        kind=Message.Kind.POLL,
        with_it=lambda stored: _keep(stored, ballot, membership),
    )
    return Poll.objects.select_related("message", "room").get(message=message)


def _keep(message: Message, ballot: Ballot, membership: Membership) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a poll is stored with its message")
    Poll.objects.create(
        message=message,
        room=message.room,
        question=ballot.question,
        choices=[[words, 0] for words in ballot.choices],
        takes_several=ballot.takes_several,
        closes_at=ballot.closes_at,
    )
    trail.record(actor=membership.user, action="rooms.poll.asked", subject=message)
