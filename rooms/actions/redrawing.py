from django.db import transaction
from django.db.models import Q

from rooms import broadcasts
from rooms.models import Room


def redraw_rooms_of(*, user_id: int) -> int:
    """Have every page of a person's rooms draw their messages anew, as after a new name; returns how many rooms."""
    spoke_or_is_here = Q(messages__author=user_id) | Q(
        memberships__user=user_id, memberships__ended_at__isnull=True
    )
    rooms = list(Room.objects.filter(spoke_or_is_here).distinct().order_by("pk"))
    for room in rooms:
        with transaction.atomic():
            room.tick(refetch=True)
            broadcasts.room_changed(room, refetch=True)
    return len(rooms)
