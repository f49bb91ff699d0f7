"""Named questions about pictures and files."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from people.models import User
from rooms.models import Attachment, Message, Room

KEPT_UNSENT = timedelta(hours=48)  # an unsent message asks after a day (PR-31), and may still go on the next


def attachments_of(message: Message) -> list[Attachment]:
    """In their order; no question for a message that has none, or whose were loaded with others."""
    return list(message.attachments.all()) if message.attached else []


def load_attachments(messages: Iterable[Message]) -> None:
    """Those of many messages at once: one query, and none where nobody sent any."""
    having = [message for message in messages if message.attached]
    if having:
        prefetch_related_objects(having, "attachments")


def brought(user: User, room: Room, ids: Sequence[UUID]) -> dict[UUID, Attachment]:
    """Those of these that the person brought into this room for a message, by id."""
    mine = waiting().filter(brought_by=user, room=room, locked_at__isnull=True)
    return mine.in_bulk(list(ids)) if ids else {}


def waiting() -> QuerySet[Attachment]:
    """Those that no message has taken."""
    return Attachment.objects.filter(message__isnull=True)


def stale() -> QuerySet[Attachment]:
    """Those that no message took in time, and those whose message was emptied; what is locked stays for the police."""
    untaken = Q(message__isnull=True, brought_at__lt=timezone.now() - KEPT_UNSENT)
    emptied = Q(message__scrubbed_at__isnull=False)
    return Attachment.objects.filter(untaken | emptied, locked_at__isnull=True)
