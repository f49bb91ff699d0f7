from django.db.models import F
from django.db.models.functions import Greatest

from rooms import broadcasts
from rooms.models import Membership


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
