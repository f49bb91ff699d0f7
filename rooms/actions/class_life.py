from rooms import broadcasts
from rooms.models import Room


def tell_of_class_life(room: Room) -> None:
    """What stands beside the chat (coming up, this week) is another now. In the transaction of the change."""
    room.tick(state=True)
    broadcasts.room_changed(room)
