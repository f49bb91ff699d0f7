"""Looking at the pictures and files of a case, and locking them unseen (MO-9, MO-10)."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from audit.models import AuditEntry
from moderation import queries
from moderation.actions.noting import note_case
from moderation.errors import NoSuchMessage
from moderation.models import Case
from people.models import User
from rooms.actions.locking import lock_attachments
from rooms.models import Attachment, Message

OPENED = "moderation.picture.opened"
ONE_LOOK = timedelta(minutes=10)


@transaction.atomic
def open_attachment(*, case: Case, actor: User, attachment_id: UUID) -> Attachment:
    """One that the message of the case shows, to somebody who may open the case. Who looks is written down.

    Raises NoSuchMessage (404), also for what is locked.
    """
    shown = Attachment.objects.filter(pk=attachment_id, message=case.message_id, locked_at__isnull=True)
    attachment = shown.filter(message__scrubbed_at__isnull=True).first()
    if attachment is None:
        raise NoSuchMessage
    if not _is_same_look(case, actor, attachment):
        note_case(case, OPENED, actor, sha256=attachment.sha256)
    return attachment


def lock_unseen(*, case: Case, actor: User) -> bool:
    """Nobody is shown the pictures and files of the case’s message any more; True when that is new.

    Raises NoSuchMessage for a case without a message.
    """
    message = Message.objects.select_related("room", "author").filter(pk=case.message_id).first()
    if message is None:
        raise NoSuchMessage
    circle = queries.circle_of(case)
    return lock_attachments(message=message, actor=actor, matter=case.reference, circle=circle)


def _is_same_look(case: Case, actor: User, attachment: Attachment) -> bool:
    looks = AuditEntry.objects.filter(
        subject_type="case",
        subject_id=case.pk,
        action=OPENED,
        actor_id=actor.pk,
        at__gt=timezone.now() - ONE_LOOK,
    )
    return any(look.facts.get("sha256") == attachment.sha256 for look in looks)
