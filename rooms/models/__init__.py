from rooms.models.guard_answer import GuardAnswer
from rooms.models.guard_count import GuardCount
from rooms.models.membership import Membership
from rooms.models.message import Message
from rooms.models.revision import Revision
from rooms.models.room import Room

__all__ = ["GuardAnswer", "GuardCount", "Membership", "Message", "Revision", "Room"]
