"""Who is in which room follows from the school's roll; this makes the rooms agree with it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import School
from rooms import broadcasts
from rooms.actions.rooms import make_missing_rooms
from rooms.belonging import Roster, differences_of, wanted_rosters
from rooms.models import Membership, Room

REVIVE_WITHIN = timedelta(days=30)


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
    wanted = wanted_rosters(user_ids)
    rooms = list(Room.objects.exclude(kind=Room.Kind.GROUP).exclude(mode=Room.Mode.SEALED).order_by("pk"))
    differences = differences_of(rooms, wanted, user_ids)
    return sum(
        _repair_room(room, wanted.get(room.pk, {}), user_ids, end_reason)
        for room in rooms
        if differences[room.pk]
    )


def _repair_room(room: Room, wanted: Roster, user_ids: set[int] | None, end_reason: str) -> int:
    with transaction.atomic():
        Room.objects.select_for_update().get(pk=room.pk)
        differences = differences_of([room], {room.pk: wanted}, user_ids)[room.pk]
        if not differences:
            return 0
        room.tick(state=True)
        _settle(room, {user_id: wanted.get(user_id) for user_id in differences}, end_reason)
        trail.record(
            actor=None, action="rooms.memberships.repaired", subject=room, facts={"people": len(differences)}
        )
        broadcasts.room_changed(room)
        for user_id in differences:
            broadcasts.rooms_of_person_changed(user_id)
    return len(differences)


def _settle(room: Room, roles: dict[int, str | None], end_reason: str) -> None:
    """A few queries a room, however many people: a new school year changes every membership at once."""
    ours = Membership.objects.filter(room=room)
    live = ours.filter(ended_at__isnull=True, user_id__in=roles)
    leaving = [user_id for user_id, role in roles.items() if role is None]
    live.filter(user_id__in=leaving).update(ended_at=timezone.now(), end_reason=end_reason)
    staying = {user_id: role for user_id, role in roles.items() if role is not None}
    for role in set(staying.values()):
        live.filter(user_id__in=[one for one, wanted in staying.items() if wanted == role]).update(role=role)
    here = set(live.values_list("user_id", flat=True))
    _start(room, {user_id: role for user_id, role in staying.items() if user_id not in here})


def _start(room: Room, roles: dict[int, str]) -> None:
    ended = Membership.objects.filter(room=room, user_id__in=roles).order_by("ended_at")
    last = {membership.user_id: membership for membership in ended}
    revived = [membership for membership in last.values() if _may_be_revived(membership)]
    for membership in revived:
        membership.ended_at, membership.end_reason = None, ""
        membership.role = roles[membership.user_id]
    Membership.objects.bulk_update(revived, ["ended_at", "end_reason", "role"])
    new = roles.keys() - {membership.user_id for membership in revived}
    Membership.objects.bulk_create(_begun(room, user_id, roles[user_id]) for user_id in sorted(new))


def _begun(room: Room, user_id: int, role: str) -> Membership:
    return Membership(
        room=room,
        user_id=user_id,
        role=role,
        involvement=_involvement_at_first(room),
        sees_from_seq=0 if room.is_announcements else room.clock,
        last_read_seq=room.clock,
    )


def _involvement_at_first(room: Room) -> str:
    """Own class rooms @ and replies, announcements all, everything else nothing (UX section 11)."""
    if room.is_announcements:
        return Membership.Involvement.EVERYTHING
    is_class = room.kind == Room.Kind.CLASS
    return Membership.Involvement.MENTIONS if is_class else Membership.Involvement.NOTHING


def _may_be_revived(last: Membership) -> bool:
    """Within 30 days the same row goes on, history and all (PR-41d)."""
    is_unlinked = last.end_reason == Membership.EndReason.UNLINKED
    return is_unlinked and last.ended_at is not None and timezone.now() - last.ended_at < REVIVE_WITHIN
