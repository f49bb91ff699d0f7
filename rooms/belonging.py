"""Who should be in which room by the school's roll, and where the memberships do not say so yet."""

from collections import defaultdict

from django.db.models import QuerySet

from people import queries as people
from rooms.models import Membership, Room

REVIVABLE = (Membership.EndReason.UNLINKED, Membership.EndReason.UNDONE_CLAIM)

# user id to role, for one room
Roster = dict[int, str]


def wanted_rosters(user_ids: set[int] | None) -> dict[int, Roster]:
    """Room id to who belongs there, for all or for some people."""
    rooms = Room.objects.exclude(kind=Room.Kind.GROUP).order_by("-pk")
    by_class: dict[int | None, dict[str, int]] = defaultdict(dict)
    for room in rooms:
        by_class[room.school_class_id][room.kind] = room.pk
    wanted: dict[int, Roster] = defaultdict(dict)
    notices = by_class[None].get(Room.Kind.ANNOUNCEMENTS)
    for place in people.places(user_ids):
        for room_id in by_class[place.class_id].values():
            wanted[room_id][place.user_id] = place.role
        if notices:
            wanted[notices].setdefault(place.user_id, _in_notices(place.role))
    return wanted


def _in_notices(role: str) -> str:
    return Membership.Role.PARENT if role == Membership.Role.REP else role


def differences_of(
    rooms: list[Room], wanted: dict[int, Roster], user_ids: set[int] | None
) -> dict[int, list[int]]:
    """By room: people whose live membership is not what the roll says, in id order. Two queries for all rooms."""
    of_them = Membership.objects.filter(room__in=rooms)
    if user_ids is not None:
        of_them = of_them.filter(user_id__in=user_ids)
    actual: dict[int, Roster] = defaultdict(dict)
    for room_id, user_id, role in of_them.filter(ended_at__isnull=True).values_list("room", "user", "role"):
        actual[room_id][user_id] = role
    stays_out = _stays_out(of_them)
    return {
        room.pk: sorted(
            user_id
            for user_id in set(actual[room.pk]) | set(wanted.get(room.pk, {}))
            if actual[room.pk].get(user_id) != wanted.get(room.pk, {}).get(user_id)
            and (user_id in actual[room.pk] or (room.pk, user_id) not in stays_out)
        )
        for room in rooms
    }


def _stays_out(memberships: QuerySet[Membership]) -> set[tuple[int, int]]:
    """(room, user) whose latest membership ended for a reason that no repair revives."""
    ended = memberships.filter(ended_at__isnull=False).order_by("ended_at")
    last = {
        (room_id, user_id): reason
        for room_id, user_id, reason in ended.values_list("room", "user", "end_reason")
    }
    return {place for place, reason in last.items() if reason not in REVIVABLE}
