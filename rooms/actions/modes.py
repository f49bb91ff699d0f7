"""Closing a room for a while, slowing it down, opening it again."""

from django.db import transaction
from django.utils import timezone

from audit import trail
from rooms import broadcasts, powers
from rooms.actions.inserting import must_still_be_here
from rooms.errors import MayNotSetMode
from rooms.models import Membership, Room
from rooms.modes import PAUSES

Mode = Room.Mode
ACTIONS = {
    Mode.OPEN: "rooms.room.opened",
    Mode.SLOW: "rooms.room.slowed",
    Mode.LOCKED: "rooms.room.locked",
}


@transaction.atomic
def set_mode(*, membership: Membership, mode: Mode, note: str = "", slow_seconds: int = PAUSES[1]) -> None:
    """Open the room, slow it down, or close it with a `note` that everybody reads. The same again changes nothing.

    `note` is checked before. Raises MayNotSetMode; NoSuchRoom when the membership ended meanwhile.
    """
    room = Room.objects.select_for_update().get(pk=membership.room_id)
    membership.room = room
    must_still_be_here(membership)
    if not powers.may_set_mode(membership) or powers.is_for_staff_to_change(membership):
        raise MayNotSetMode
    slow_seconds = slow_seconds if mode == Mode.SLOW else room.slow_seconds
    note = note if mode == Mode.LOCKED else ""
    if (room.mode, room.mode_note, room.slow_seconds) == (mode, note, slow_seconds):
        return
    room.mode, room.mode_note, room.slow_seconds = mode, note, slow_seconds
    room.mode_at, room.mode_by, room.mode_role = timezone.now(), membership.user, membership.role
    room.save(update_fields=["mode", "mode_note", "slow_seconds", "mode_at", "mode_by", "mode_role"])
    room.tick(state=True)
    broadcasts.room_changed(room)
    trail.record(actor=membership.user, action=ACTIONS[mode], subject=room)
