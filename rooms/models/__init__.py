from rooms.models.acknowledgement import Acknowledgement
from rooms.models.attachment import Attachment
from rooms.models.calendar_feed import CalendarFeed
from rooms.models.event import Event, EventAnswer
from rooms.models.guard_answer import GuardAnswer
from rooms.models.guard_count import GuardCount
from rooms.models.hidden import Hidden
from rooms.models.membership import Membership
from rooms.models.mention import Mention
from rooms.models.message import Message
from rooms.models.poll import Poll, PollVote
from rooms.models.resource import Resource
from rooms.models.revision import Revision
from rooms.models.room import Room
from rooms.models.weekly import Weekday, WeeklyEntry, WeeklySkip

__all__ = [
    "Acknowledgement",
    "Attachment",
    "CalendarFeed",
    "Event",
    "EventAnswer",
    "GuardAnswer",
    "GuardCount",
    "Hidden",
    "Membership",
    "Mention",
    "Message",
    "Poll",
    "PollVote",
    "Resource",
    "Revision",
    "Room",
    "Weekday",
    "WeeklyEntry",
    "WeeklySkip",
]
