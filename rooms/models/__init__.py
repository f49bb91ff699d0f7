from rooms.models.membership import Membership
from rooms.models.message import Message
from rooms.models.room import Room

__all__ = ["Membership", "Message", "Room"]
