from django.db.models import F
from django.db.models.functions import Greatest

from rooms import broadcasts
from rooms.models import Membership


def mark_unread(*, membership: Membership, seq: int | None) -> None:
    """Keep the room among the unread ones, from this place on; None takes that back. Moves no read marker (PR-36)."""
    if membership.pk is None:
        return
    marked = None if seq is None else min(seq, membership.room.clock)
    Membership.objects.filter(pk=membership.pk).update(marked_unread_seq=marked)
    membership.marked_unread_seq = marked
    broadcasts.read_moved(membership.user_id, membership.room_id, membership.last_read_seq)


def move_read_marker(*, membership: Membership, seq: int) -> int:
    """Remember how far the person has read; never backwards, never past the clock (PR-34). Returns the marker."""
    if membership.pk is None:
        return 0
    seq = min(seq, membership.room.clock)
    moved = Membership.objects.filter(pk=membership.pk, last_read_seq__lt=seq).update(
        last_read_seq=Greatest(F("last_read_seq"), seq)
    )
    membership.refresh_from_db(fields=["last_read_seq"])
    if moved:
        broadcasts.read_moved(membership.user_id, membership.room_id, membership.last_read_seq)
    return membership.last_read_seq
