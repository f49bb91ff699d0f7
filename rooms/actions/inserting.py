"""Storing one more message at the end of a room, in the state that the check left it in."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rooms import access, broadcasts, mentions, modes, signals
from rooms.actions.holding import Cause, announce_hold
from rooms.errors import NoSuchRoom
from rooms.models import GuardAnswer, Membership, Message
from rooms.screening import Ruling, is_pre_checked

# Stores what belongs to a message, such as an event, in its transaction.
Companion = Callable[[Message], None]


def insert(
    message: Message, membership: Membership, ruling: Ruling, with_it: Companion | None = None
) -> None:
    """Take the next place under the room's lock. What was true before the lock is asked again under it."""
    called = mentions.called_by(message)
    with transaction.atomic():
        message.seq = message.version = message.words_version = membership.room.tick()
        must_still_be_here(membership)
        access.must_be_able_to_post(membership)
        modes.must_not_be_too_soon(membership)
        held_for = ruling.held_for or (Cause.PRE_CHECKED if is_pre_checked(membership) else None)
        _set_state(message, held_for, timezone.now())
        message.save(force_insert=True)
        mentions.keep(message, called)
        if with_it is not None:
            with_it(message)
        broadcasts.message_changed(message)
        if held_for is not None:
            announce_hold(message, held_for)
        elif ruling.given is not None:
            keep_answer(message, ruling, ruling.given)


def _set_state(message: Message, held_for: Cause | None, now: datetime) -> None:
    """A message that waits from the start was shown to nobody: released, it takes a fresh place (PR-4)."""
    if held_for is None:
        message.shown_at = now
    else:
        message.state, message.held_at, message.held_for = Message.State.HELD, now, held_for


def keep_answer(message: Message, ruling: Ruling, answer: GuardAnswer.Answer) -> None:
    """Remember that this was sent after a warning; of words that changed, the last answer counts."""
    facts = {
        "labels": list(ruling.labels),
        "answer": answer,
        "answered_at": ruling.answered_at or timezone.now(),
    }
    given, _made = GuardAnswer.objects.update_or_create(message=message, defaults=facts)
    if ruling.children:
        given.children.set(ruling.children)
    transaction.on_commit(
        lambda: signals.message_sent_after_warning.send(
            sender=Message, message_id=message.pk, labels=list(ruling.labels)
        ),
        robust=True,
    )


def must_still_be_here(membership: Membership) -> None:
    """What was read before the lock is read again under it. Raises NoSuchRoom."""
    if membership.pk is None:
        return
    live = Membership.objects.filter(pk=membership.pk, ended_at__isnull=True)
    row = live.values("muted_until", "slow_until", "checked_until").first()
    if row is None:
        raise NoSuchRoom
    for name, until in row.items():
        setattr(membership, name, until)
