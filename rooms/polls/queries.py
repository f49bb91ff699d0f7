"""Named questions about polls."""

from django.db.models import QuerySet

from people.models import User
from rooms.models import Membership, Message, Poll, PollVote

MOST_VOTES = 200  # of one person in one room, the newest polls first


def shown_polls() -> QuerySet[Poll]:
    """Polls whose message everybody may read today: what was held, taken down or has lost a part is not there."""
    shown = Poll.objects.filter(
        message__state=Message.State.POSTED, message__scrubbed_at__isnull=True, message__redactions=[]
    )
    return shown.select_related("room", "message__author")


def is_poll(message: Message) -> bool:
    return message.kind == Message.Kind.POLL


def vote_of(user: User, poll: Poll) -> list[int]:
    """The places that this person chose; none where they did not vote."""
    mine = PollVote.objects.filter(poll=poll, user=user).values_list("chosen", flat=True).first()
    return list(mine or [])


def votes_of(membership: Membership) -> dict[int, list[int]]:
    """Poll id to what this person chose, for the room's newest polls. One query."""
    mine = PollVote.objects.filter(user=membership.user_id, poll__room=membership.room_id)
    return dict(mine.order_by("-poll_id").values_list("poll_id", "chosen")[:MOST_VOTES])
