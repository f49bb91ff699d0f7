"""Changing an event that people know of, and calling it off."""

from django.utils import timezone

from audit import trail
from rooms import access
from rooms.actions.changing import locked_card, store
from rooms.actions.event_telling import Told, tell_those_who_answered
from rooms.actions.holding import announce_hold
from rooms.actions.inserting import keep_answer, must_still_be_here
from rooms.actions.post_message import NO_ANSWER, post_digest
from rooms.body import checked_body
from rooms.events.errors import EventIsOver, MayNotRunEvents
from rooms.events.plan import Plan
from rooms.models import Event, Membership, Message, Revision
from rooms.screening import POSTED, Answered, Ruling, screened


def change_event(
    *, event: Event, membership: Membership, plan: Plan, answered: Answered = NO_ANSWER
) -> Event:
    """The event is as planned now; who had answered hears of another time or place. Its new words are checked.

    Raises MayNotRunEvents, EventIsOver, NeedsAnswer and what `access.must_be_able_to_post` raises.
    """
    _must_run(event, membership)
    body = checked_body(plan.body)
    ruling = POSTED
    if body != event.message.body:
        digest = post_digest(event.room_id, body)
        ruling = screened(membership=membership, body=body, digest=digest, answered=answered)
    with locked_card(event) as message:
        must_still_be_here(membership)
        _must_still_happen(event)
        if Plan.of(event) == plan:
            return event
        moves = plan.moves(event)
        _rewrite(event, plan, moves)
        _rephrase(message, body, ruling, membership)
        trail.record(actor=membership.user, action="rooms.event.changed", subject=message)
        if moves:
            tell_those_who_answered(event, Told.CHANGED, but=membership.user)
    return event


def cancel_event(*, event: Event, membership: Membership) -> Event:
    """The event stays on the page as called off, and who had answered hears of it. Twice is once.

    Raises MayNotRunEvents, EventIsOver when it is past.
    """
    _must_run(event, membership)
    with locked_card(event) as message:
        must_still_be_here(membership)
        if event.is_cancelled:
            return event
        _must_still_happen(event)
        event.cancelled_at, event.cancelled_by = timezone.now(), membership.user
        _count_change(event)
        store(message, "edited")
        trail.record(actor=membership.user, action="rooms.event.cancelled", subject=message)
        tell_those_who_answered(event, Told.CANCELLED, but=membership.user)
    return event


def _must_run(event: Event, membership: Membership) -> None:
    if not access.may_change_event(membership, event):
        raise MayNotRunEvents
    access.must_be_able_to_post(membership)


def _must_still_happen(event: Event) -> None:
    if not event.takes_answers or event.message.state != Message.State.POSTED:
        raise EventIsOver


def _rewrite(event: Event, plan: Plan, moves: bool) -> None:
    if moves:
        event.was_starts_at, event.was_ends_at = event.starts_at, event.ends_at
        event.was_all_day, event.was_place = event.all_day, event.place
    event.title, event.place, event.note = plan.title, plan.place, plan.note
    event.starts_at, event.ends_at, event.all_day = plan.starts_at, plan.ends_at, plan.all_day
    event.over_at = plan.over_at
    _count_change(event)


def _count_change(event: Event) -> None:
    event.changes += 1
    event.changed_at = timezone.now()
    event.save()


def _rephrase(message: Message, body: str, ruling: Ruling, membership: Membership) -> None:
    """The message says the same as the event; what it said before is kept for evidence, as after any edit."""
    if body != message.body:
        Revision.objects.create(message=message, body=message.body)
        message.body = body
    if ruling.held_for is not None:
        message.state, message.held_at = Message.State.HELD, timezone.now()
    store(message, "edited")
    if ruling.held_for is not None:
        announce_hold(message, ruling.held_for)
    elif ruling.given is not None:
        keep_answer(message, ruling, ruling.given)
