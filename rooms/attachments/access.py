"""The door to pictures and files: they are seen where their message is, and as long as it is (PR-42)."""

from uuid import UUID

from django.http import Http404

from people.models import User
from rooms.access import membership_for
from rooms.faces import face_of, shows_attachments
from rooms.models import Attachment
from rooms.resources.queries import is_on_shelf


def attachment_for(user: User, attachment_id: UUID) -> Attachment:
    """One that this person sees today: in a message, or brought by them for one. Raises Http404."""
    found = _unlocked(attachment_id)
    membership = membership_for(user, found.room.slug)
    message = found.message
    if message is None:
        return _own(found, user)
    if not shows_attachments(message, face_of(message, membership)):
        raise Http404
    if message.seq <= membership.sees_from_seq and not is_on_shelf(found):
        raise Http404
    return found


def brought_for(user: User, attachment_id: UUID) -> Attachment:
    """One that this person brought and no message has taken. Raises Http404."""
    return _own(_unlocked(attachment_id), user)


def _own(found: Attachment, user: User) -> Attachment:
    if found.brought_by_id != user.pk or found.message_id is not None:
        raise Http404
    return found


def _unlocked(attachment_id: UUID) -> Attachment:
    there = Attachment.objects.filter(pk=attachment_id, locked_at__isnull=True)
    found = there.select_related("room", "message__author").first()
    if found is None:
        raise Http404
    return found
