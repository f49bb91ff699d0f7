"""What the class rep and the staff of a room may do there beyond talking (MO-13, UX section 13)."""

from rooms.access import must_not_be_sanctioned
from rooms.errors import MayNotPost
from rooms.models import Membership

LOOKS_AFTER = {Membership.Role.REP, Membership.Role.TEACHER, Membership.Role.MODERATOR}


def may_hold(membership: Membership) -> bool:
    """Whether the person may hide others’ messages until a moderator has looked.

    Not in announcements, which nobody takes from all others by one tap (docs/decisions/013), and not while they
    may not post themselves.
    """
    if membership.room.is_announcements or membership.role not in LOOKS_AFTER:
        return False
    try:
        must_not_be_sanctioned(membership)
    except MayNotPost:
        return False
    return True
