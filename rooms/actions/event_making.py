"""Telling a room of an event: a message whose card it is."""

from uuid import UUID

from django.db import transaction

from audit import trail
from rooms import access
from rooms.actions.class_life import tell_of_class_life
from rooms.actions.post_message import NO_ANSWER, post_message, record_message
from rooms.events.errors import MayNotRunEvents
from rooms.events.plan import Plan
from rooms.models import Event, Membership, Message
from rooms.screening import Answered


def announce_event(
    *, membership: Membership, client_id: UUID, plan: Plan, answered: Answered = NO_ANSWER
) -> Event:
    """Everybody in the room reads of the event; a retry with the same id finds the first one.

    Raises MayNotRunEvents and what `post_message` raises: its words are checked like any others.
    """
    if not access.may_run_events(membership):
        raise MayNotRunEvents

    posted = post_message(
        membership=membership,
        client_id=client_id,
        body=plan.body,
        answered=answered,
        kind=Message.Kind.EVENT,
        with_it=lambda message: _keep(message, plan, membership),
    )
    return Event.objects.select_related("message", "room").get(message=posted.message)


def record_event(*, membership: Membership, client_id: UUID, plan: Plan) -> Event:
    """An event of before there was a check, such as a demo's, taken as it is. Behind no address."""
    message = record_message(
        membership=membership,
        client_id=client_id,
        body=plan.body,
        kind=Message.Kind.EVENT,
        with_it=lambda stored: _keep(stored, plan, membership),
    )
    return Event.objects.select_related("message", "room").get(message=message)


def _keep(message: Message, plan: Plan, membership: Membership) -> None:
    store_event(message, plan)
    trail.record(actor=membership.user, action="rooms.event.announced", subject=message)
    tell_of_class_life(message.room)


def store_event(message: Message, plan: Plan) -> Event:
    """The event of a message that is being stored."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event is stored with its message")
    return Event.objects.create(
        message=message,
        room=message.room,
        title=plan.title,
        place=plan.place,
        note=plan.note,
        all_day=plan.all_day,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        over_at=plan.over_at,
    )
