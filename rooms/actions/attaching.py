"""Giving a message its pictures and files, in the transaction that stores it."""

from collections.abc import Sequence

from rooms.actions.holding import Cause
from rooms.attachments.errors import Gone
from rooms.models import Attachment, Message, Room
from rooms.screening import Ruling


def take_attachments(message: Message, attachments: Sequence[Attachment]) -> None:
    """From now on they are seen where the message is. Raises Gone when another message took one meanwhile."""
    ids = [one.pk for one in attachments]
    waiting = Attachment.objects.filter(pk__in=ids, message__isnull=True, locked_at__isnull=True)
    if waiting.update(message=message) != len(ids):
        raise Gone
    for one in attachments:
        one.message = message
    Attachment.objects.bulk_update(attachments, ["place", "alt"])


def held_where_pictures_wait(room: Room, ruling: Ruling) -> Ruling:
    """What nobody can read for a check waits for a moderator where the room says so; documents hold pictures, too."""
    if not room.holds_pictures or ruling.held_for is not None:
        return ruling
    return Ruling(held_for=Cause.ATTACHED, findings=ruling.findings)
