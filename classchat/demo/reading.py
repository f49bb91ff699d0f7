"""How far everybody has read when the demo opens."""

from classchat.demo.talk import script_name
from rooms.models import Membership, Message, Room

# Unread messages by (name, script). Everybody else has read everything, or is a little behind.
UNREAD = {
    ("Sam Ellis", "willow.chat"): 3,
    ("Sam Ellis", "oak.chat"): 2,
    ("Sam Ellis", "school-notices.chat"): 1,
}
CAUGHT_UP = {"Sam Ellis", "Hannah Clarke", "Mrs Adeyemi"}
BEHIND = (0, 0, 4, 0, 1, 9, 0, 2)


def set_all_read_markers() -> None:
    """Sam has a little to read, Hannah nothing, others this and that."""
    for room in Room.objects.select_related("school_class"):
        _set_read_markers(room, script_name(room))


def _set_read_markers(room: Room, script: str) -> None:
    places = list(Message.objects.filter(room=room).order_by("seq").values_list("seq", flat=True))
    for membership in Membership.objects.filter(room=room, ended_at__isnull=True).select_related("user"):
        unread = _unread(membership, script)
        Membership.objects.filter(pk=membership.pk).update(
            last_read_seq=places[max(0, len(places) - 1 - unread)]
        )


def _unread(membership: Membership, script: str) -> int:
    name = membership.user.display_name
    if name in CAUGHT_UP:
        return UNREAD.get((name, script), 0)
    return BEHIND[membership.user_id % len(BEHIND)]
