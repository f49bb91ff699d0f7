"""What the class rep and the staff of a room may do there beyond talking (MO-13, UX section 13)."""

from rooms.access import has_powers, is_sanctioned
from rooms.models import Membership, Room


def may_hold(membership: Membership) -> bool:
    """Whether the person may hide others’ messages until a moderator has looked.

    Not in announcements, which nobody takes from all others by one tap (docs/decisions/013), and not while they
    may not post themselves.
    """
    if membership.room.is_announcements:
        return False
    return has_powers(membership) and not is_sanctioned(membership)


def lacks_second_step(membership: Membership) -> bool:
    """A class rep who could look after the room, but has not set one up."""
    return membership.role == Membership.Role.REP and not has_powers(membership)


def may_set_mode(membership: Membership) -> bool:
    """Whether the person closes, slows and opens the room. Announcements are never closed (MO-37)."""
    return may_hold(membership) and membership.room.mode != Room.Mode.SEALED


def is_for_staff_to_change(membership: Membership) -> bool:
    """A class rep takes back nothing that staff chose for the room."""
    room = membership.room
    chosen_by_rep = room.mode == Room.Mode.OPEN or room.mode_role == Membership.Role.REP
    return membership.role == Membership.Role.REP and not chosen_by_rep
