from django.db import transaction
from django.utils import timezone

from rooms import broadcasts
from rooms.acknowledgements import is_asked, watchers_of
from rooms.errors import MayNotAcknowledge, StaleMessage
from rooms.faces import Face, face_of
from rooms.models import Acknowledgement, Membership, Message


@transaction.atomic
def acknowledge(*, membership: Membership, message: Message, seen_version: int) -> None:
    """I have read this announcement, as it stood at `seen_version` of its words. Again changes nothing.

    It moves no clock and is no news to other families (PR-37). Raises MayNotAcknowledge; StaleMessage when the words
    are others by now.
    """
    message = Message.objects.select_for_update().select_related("room").get(pk=message.pk)
    if not message.asks or face_of(message, membership) is not Face.FULL:
        raise MayNotAcknowledge("removed")
    if not is_asked(membership):
        raise MayNotAcknowledge("families")
    if message.words_version != seen_version:
        raise StaleMessage
    said, is_new = Acknowledgement.objects.get_or_create(message=message, user=membership.user)
    if not is_new and not (message.edited_at and said.at < message.edited_at):
        return
    said.at = timezone.now()
    said.save(update_fields=["at"])
    broadcasts.acknowledged(message, watchers_of(message.room) | {membership.user_id})
