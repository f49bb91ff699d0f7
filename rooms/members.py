"""The members of a room as other members see them: name, role, and what each person chose to show."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from people.families import families_in
from people.models import User
from people.privacy import VisibleFields, visible_fields_of
from rooms.models import Membership
from rooms.queries import live_memberships

_ORDER = [Membership.Role.TEACHER, Membership.Role.MODERATOR, Membership.Role.REP, Membership.Role.PARENT]


@dataclass(frozen=True)
class Member:
    person: User
    role: str
    role_words: str
    is_me: bool
    shown: VisibleFields | None = None


def members_of(membership: Membership) -> list[Member]:
    """Staff first, then reps, then everyone from A to Z. One query."""
    return _in_order(live_memberships().filter(room=membership.room), membership)


def members_seen_by(membership: Membership) -> list[Member]:
    """The same, with what each of them shows to this member. As many queries for sixty as for one."""
    members = members_of(membership)
    shown = visible_fields_of(membership.user, [member.person for member in members])
    return [replace(member, shown=shown[member.person.pk]) for member in members]


def carers_of(membership: Membership) -> list[Member]:
    """Who looks after the room: its staff and class reps. Asked by every room page, so the parents stay unread."""
    of_the_room = live_memberships().filter(room=membership.room)
    return _in_order(of_the_room.exclude(role=Membership.Role.PARENT), membership)


def families_line(membership: Membership) -> str:
    """ "28 of 30 families have joined", for the class rep and the staff of a class's rooms (PE-32); else empty."""
    class_id = membership.room.school_class_id
    if class_id is None or membership.role == Membership.Role.PARENT:
        return ""
    families = families_in(class_id)
    joined = sum(bool(family.users) for family in families)
    return _("%(joined)s of %(all)s families have joined") % {"joined": joined, "all": len(families)}


def _in_order(memberships: QuerySet[Membership], mine: Membership) -> list[Member]:
    rows = memberships.select_related("user")
    members = [
        Member(row.user, row.role, row.get_role_display(), row.user_id == mine.user_id) for row in rows
    ]
    return sorted(members, key=lambda one: (_ORDER.index(Membership.Role(one.role)), one.person.display_name))
