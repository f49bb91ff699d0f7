"""Named questions about what rooms keep at hand."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from rooms.models import Attachment, Membership, Message, Resource, Room

MOST = 100  # in one room
LATELY = 30  # files to choose from


def kept_in(room: Room) -> QuerySet[Resource]:
    """What nobody has taken off, the newest first; also what is past its last day."""
    kept = Resource.objects.filter(room=room, removed_at__isnull=True)
    return kept.select_related("added_by", "attachment__message").order_by("-added_at", "-pk")


def shown_in(room: Room) -> QuerySet[Resource]:
    """What everybody in the room finds on the shelf today."""
    return kept_in(room).filter(Q(last_day__isnull=True) | Q(last_day__gte=timezone.localdate()))


def past_in(room: Room) -> QuerySet[Resource]:
    """What only those who look after the shelf still see, to put it back or take it off."""
    return kept_in(room).filter(last_day__lt=timezone.localdate())


def files_shown_in(room: Room) -> QuerySet[Attachment]:
    """Files of messages that everybody reads today, the newest first."""
    shown = Attachment.objects.filter(
        room=room,
        locked_at__isnull=True,
        message__state=Message.State.POSTED,
        message__scrubbed_at__isnull=True,
        message__redactions=[],
    )
    return shown.select_related("message__author").order_by("-message__seq", "place")


def files_to_keep(membership: Membership) -> list[Attachment]:
    """What staff and reps sent lately, as far as this person's history reaches: a parent's picture is not kept."""
    reached = files_shown_in(membership.room).filter(message__seq__gt=membership.sees_from_seq)
    return list(reached.exclude(message__author_role=Membership.Role.PARENT)[:LATELY])


def is_on_shelf(attachment: Attachment) -> bool:
    """Whether it stands where all of its room find it, those who joined later too. Asks nothing of its message."""
    return shown_in(attachment.room).filter(attachment=attachment).exists()
