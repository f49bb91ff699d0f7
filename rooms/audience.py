"""Who listens in a room, in words: the line under the message box and the list behind it."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.errors import MayNotPost
from rooms.models import Membership, Room
from rooms.queries import live_memberships


@dataclass(frozen=True)
class Audience:
    """`people` counts live members; `kinds` are lines such as "51 parents and carers"."""

    people: int
    members: str
    summary: str
    kinds: tuple[str, ...]


def of(room: Room) -> Audience:
    """One query: members of the room by role."""
    counted = live_memberships().filter(room=room).values_list("role").annotate(Count("pk"))
    count = dict(counted.values_list("role", "pk__count"))
    families = count.get(Membership.Role.PARENT, 0) + count.get(Membership.Role.REP, 0)
    staff = count.get(Membership.Role.TEACHER, 0) + count.get(Membership.Role.MODERATOR, 0)
    everyone = families + staff
    members = _("%(families)s, %(staff)s staff") % {"families": _families(families), "staff": staff}
    return Audience(everyone, members, _summary(room, everyone), _kinds(room, count))


def closed_line(room: Room) -> str:
    """Why nobody may post now, or an empty text."""
    if room.mode not in (Room.Mode.LOCKED, Room.Mode.SEALED):
        return ""
    return room.mode_note or str(MayNotPost.words[room.mode])


def _families(count: int) -> str:
    return ngettext("%(n)s parent or carer", "%(n)s parents and carers", count) % {"n": count}


def _summary(room: Room, everyone: int) -> str:
    if everyone == 1:
        return _("Only you are in %(room)s so far") % {"room": room.title}
    return _("All %(n)s people in %(room)s will see this") % {"n": everyone, "room": room.title}


def _kinds(room: Room, count: dict[str, int]) -> tuple[str, ...]:
    lines = [
        (Membership.Role.PARENT, _families(count.get(Membership.Role.PARENT, 0))),
        (Membership.Role.REP, ngettext("%(n)s class rep", "%(n)s class reps", count.get("rep", 0))),
        (Membership.Role.TEACHER, ngettext("%(n)s teacher", "%(n)s teachers", count.get("teacher", 0))),
        (
            Membership.Role.MODERATOR,
            ngettext("%(n)s moderator", "%(n)s moderators", count.get("moderator", 0)),
        ),
    ]
    kinds = [line % {"n": count[role]} if "%(" in line else line for role, line in lines if count.get(role)]
    if room.is_announcements:
        kinds.append(_("the school office and the headteacher"))
    kinds.append(_("and, if something is reported, the staff who look after it"))
    return tuple(kinds)
