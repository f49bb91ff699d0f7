"""Bringing pictures and files for a message that is still being written, and taking them away again."""

from datetime import timedelta
from functools import partial
from typing import BinaryIO

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from rooms import access
from rooms.attachments.errors import TooManyBrought, TooMuchToday
from rooms.attachments.queries import stale, waiting
from rooms.attachments.taking import Taken, taken
from rooms.models import Attachment, Membership

FOLDER = "attachments"
MOST_WAITING = 40  # in an hour
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
MOST_A_DAY = 300 * 1024 * 1024  # bytes
STRAY_FOR = timedelta(hours=1)  # younger files may belong to a row that is being written


def bring_attachment(*, membership: Membership, upload: BinaryIO, name: str, size: int) -> Attachment:
    """Have a picture or file ready for my next message here; nobody else knows of it until then.

    Raises MayNotPost, AttachmentRefused; nothing is kept then.
    """
    access.must_be_able_to_post(membership)
    _must_not_be_too_many(membership)
    _must_not_be_too_much(membership, size)
    return _kept(taken(upload, name, size), membership)


def drop_attachment(*, attachment: Attachment) -> None:
    """It is not to be sent. What a message took meanwhile stays with it."""
    with transaction.atomic():
        _drop(list(waiting().select_for_update().filter(pk=attachment.pk)))


def drop_stale_attachments() -> int:
    """Those that no message took in time, and those of emptied messages. Returns how many went."""
    with transaction.atomic():
        return _drop(list(stale().select_for_update(of=("self",))))


def drop_stray_attachments() -> int:
    """Files that belong to no row: a server was killed between the two. Returns how many went."""
    if not default_storage.exists(FOLDER):
        return 0
    known = {name for pair in Attachment.objects.values_list("content", "preview") for name in pair}
    strays = {f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]} - known
    old = [name for name in strays if timezone.now() - default_storage.get_modified_time(name) > STRAY_FOR]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _must_not_be_too_many(membership: Membership) -> None:
    lately = waiting().filter(brought_by=membership.user, brought_at__gt=timezone.now() - AN_HOUR)
    if lately.count() >= MOST_WAITING:
        raise TooManyBrought


def _must_not_be_too_much(membership: Membership, size: int) -> None:
    today = Attachment.objects.filter(brought_by=membership.user, brought_at__gt=timezone.now() - A_DAY)
    if (today.aggregate(sum=Sum("size"))["sum"] or 0) + size > MOST_A_DAY:
        raise TooMuchToday


def _kept(what: Taken, membership: Membership) -> Attachment:
    """The files first: a row without its file would be a broken picture, a file without its row is dropped."""
    attachment = what.attachment
    attachment.room, attachment.brought_by = membership.room, membership.user
    name = attachment.pk.hex
    attachment.content.save(f"{name}", what.content, save=False)
    if what.preview is not None:
        attachment.preview.save(f"{name}-small", what.preview, save=False)
    attachment.save(force_insert=True)
    return attachment


def _drop(attachments: list[Attachment]) -> int:
    """The rows first: only when they are committed their files go."""
    for one in attachments:
        for name in filter(None, (one.content.name, one.preview.name)):
            transaction.on_commit(partial(default_storage.delete, name), robust=True)
        one.delete()
    return len(attachments)
