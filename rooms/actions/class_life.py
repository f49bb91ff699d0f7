from django.db import transaction

from rooms import broadcasts
from rooms.models import Room


def tell_of_class_life(room: Room) -> None:
    """What stands beside the chat (coming up, this week) is another now. In the transaction of the change."""
    room.tick(state=True)
    broadcasts.room_changed(room)


def tell_all_of_class_life() -> None:
    """The same for every open room of a class, one after the other."""
    rooms = Room.objects.filter(school_class__isnull=False).exclude(mode=Room.Mode.SEALED)
    for room in rooms.order_by("pk"):
        with transaction.atomic():
            tell_of_class_life(room)
