from django.db import transaction
from django.db.models import Q

from rooms import broadcasts
from rooms.models import Membership, Mention, Message, Room


def redraw_rooms_of(*, user_id: int) -> int:
    """Have every page of a person's rooms draw their messages anew, as after a new name; returns how many rooms."""
    spoke = Message.objects.filter(author=user_id).values("room")
    is_named = Mention.objects.filter(user=user_id).values("message__room")
    is_here = Membership.objects.filter(user=user_id, ended_at__isnull=True).values("room")
    rooms = list(Room.objects.filter(Q(pk__in=spoke) | Q(pk__in=is_named) | Q(pk__in=is_here)).order_by("pk"))
    for room in rooms:
        with transaction.atomic():
            room.tick(refetch=True)
            broadcasts.room_changed(room, refetch=True)
    return len(rooms)
