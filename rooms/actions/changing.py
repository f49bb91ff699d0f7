"""What all changes of a stored message share: the room's lock, a new version, news, and a line in the trail."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import User
from rooms import broadcasts, signals
from rooms.actions.class_life import tell_of_class_life
from rooms.models import Event, Message, Poll, Room


@contextmanager
def locked(message: Message) -> Iterator[Message]:
    """The message as it is now, in a transaction that holds its room's lock: nobody else changes it meanwhile."""
    with transaction.atomic():
        room = Room.objects.select_for_update().get(pk=message.room_id)
        message.refresh_from_db()
        message.room = room
        yield message


@contextmanager
def locked_card(card: Event | Poll) -> Iterator[Message]:
    """The same for the message of an event or a poll, both as they are now."""
    with locked(card.message) as message:
        card.refresh_from_db()
        card.message = message
        yield message


def show(message: Message) -> None:
    """Let everybody read it. What nobody saw before takes a fresh place, or it would look already read (PR-4)."""
    message.state = Message.State.POSTED
    message.held_at = message.held_by = message.removed_at = message.removed_by = None
    message.held_for = ""
    if message.shown_at is None:
        message.shown_at = timezone.now()
        message.seq = message.room.clock + 1


def store(message: Message, change: str) -> None:
    """Save under the next number of the room's clock; tell the room, and who listens, once it is committed."""
    message.version = message.words_version = message.room.tick()
    message.save()
    broadcasts.message_changed(message)
    if message.kind == Message.Kind.EVENT:
        tell_of_class_life(message.room)
    transaction.on_commit(
        lambda: signals.message_changed.send(sender=Message, message_id=message.pk, change=change),
        robust=True,
    )


def draw_anew(message: Message, *columns: str) -> None:
    """Save these columns, and let every page draw the message: it looks different, its words are the same.

    It moves no place, is no news to read and stops nobody from editing.
    """
    message.version = message.room.tick()
    message.save(update_fields=[*columns, "version"])
    broadcasts.message_changed(message)


def note(message: Message, change: str, actor: User | None, matter: str, circle: str) -> None:
    """The trail names the message by number and, where there is one, the matter it belongs to."""
    trail.record(actor=actor, action=f"rooms.message.{change}", subject=message, matter=matter, circle=circle)
