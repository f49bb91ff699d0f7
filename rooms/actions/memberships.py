"""Who is in which room follows from the school's roll; this makes the rooms agree with it."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from audit import trail
from people import queries as people
from people.models import School
from rooms import broadcasts
from rooms.actions.rooms import make_missing_rooms
from rooms.models import Membership, Room

REVIVE_WITHIN = timedelta(days=30)

# user id to role, for one room
Roster = dict[int, str]


def repair_memberships(
    *, user_ids: set[int] | None = None, end_reason: str = Membership.EndReason.UNLINKED
) -> int:
    """Start, end and revive memberships so that they agree with the roll; returns how many changed.

    Given user ids, only those people are looked at; `end_reason` is kept with what ends now. One tick and one
    frame a room, however many people (PR-7). Only `unlinked` is revived: who left or was excluded stays out (PE-51a).
    """
    if not School.objects.exists():
        return 0
    make_missing_rooms()
    wanted = _wanted(user_ids)
    rooms = Room.objects.exclude(kind=Room.Kind.GROUP).exclude(mode=Room.Mode.SEALED).order_by("pk")
    return sum(_repair_room(room, wanted.get(room.pk, {}), user_ids, end_reason) for room in rooms)


def _wanted(user_ids: set[int] | None) -> dict[int, Roster]:
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


def _repair_room(room: Room, wanted: Roster, user_ids: set[int] | None, end_reason: str) -> int:
    if not _differences(room, wanted, user_ids):
        return 0
    with transaction.atomic():
        Room.objects.select_for_update().get(pk=room.pk)
        differences = _differences(room, wanted, user_ids)
        if not differences:
            return 0
        room.tick(state=True)
        for user_id in differences:
            _settle(room, user_id, wanted.get(user_id), end_reason)
        trail.record(
            actor=None, action="rooms.memberships.repaired", subject=room, facts={"people": len(differences)}
        )
        broadcasts.room_changed(room)
        for user_id in differences:
            broadcasts.rooms_of_person_changed(user_id)
    return len(differences)


def _differences(room: Room, wanted: Roster, user_ids: set[int] | None) -> list[int]:
    """People whose live membership is not what the roll says, in id order."""
    live = Membership.objects.filter(room=room, ended_at__isnull=True)
    if user_ids is not None:
        live = live.filter(user_id__in=user_ids)
    actual = dict(live.values_list("user_id", "role"))
    stays_out = _stays_out(room, set(wanted) - set(actual))
    people_ids = (set(actual) | set(wanted)) - stays_out
    return sorted(user_id for user_id in people_ids if actual.get(user_id) != wanted.get(user_id))


def _stays_out(room: Room, user_ids: set[int]) -> set[int]:
    """Those whose latest membership ended for a reason that no repair revives."""
    last: dict[int, str] = {}
    ended = Membership.objects.filter(room=room, user_id__in=user_ids, ended_at__isnull=False)
    for membership in ended.order_by("ended_at"):
        last[membership.user_id] = membership.end_reason
    revivable = (Membership.EndReason.UNLINKED, Membership.EndReason.UNDONE_CLAIM)
    return {user_id for user_id, reason in last.items() if reason not in revivable}


def _settle(room: Room, user_id: int, role: str | None, end_reason: str) -> None:
    live = Membership.objects.filter(room=room, user_id=user_id, ended_at__isnull=True)
    if role is None:
        live.update(ended_at=timezone.now(), end_reason=end_reason)
    elif not live.update(role=role):
        _start(room, user_id, role)


def _start(room: Room, user_id: int, role: str) -> None:
    since = timezone.now() - REVIVE_WITHIN
    earlier = Membership.objects.filter(
        room=room, user_id=user_id, end_reason=Membership.EndReason.UNLINKED, ended_at__gt=since
    ).order_by("-ended_at")
    if revived := earlier.first():
        revived.ended_at, revived.end_reason, revived.role = None, "", role
        revived.save(update_fields=["ended_at", "end_reason", "role"])
        return
    Membership.objects.create(
        room=room,
        user_id=user_id,
        role=role,
        sees_from_seq=0 if room.is_announcements else room.clock,
        last_read_seq=room.clock,
    )
