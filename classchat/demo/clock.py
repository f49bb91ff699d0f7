"""For the demo only: what was done a moment ago is made to look as if it happened weeks ago.

Actions say when something happens and nobody may choose that, so the demo, which plays eight weeks in a few
seconds, moves times back afterwards by plain UPDATEs of times. Places, versions, words and the audit trail
stay as the actions wrote them: the trail tells truly when the demo was loaded.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from people.models import AgeCheck, Invitation, RulesAcceptance, SchoolClass, User
from people.queries import the_school
from rooms.models import Membership, Message, Room


def move_message_back(message: Message, at: datetime) -> None:
    """The message was said at `at`. At once, because the action counts a person's last minute."""
    message.created_at = message.shown_at = at
    Message.objects.filter(pk=message.pk).update(created_at=at, shown_at=at)


def move_beginnings_back(first_word: datetime) -> None:
    """Accounts, letters and rooms are a little older than the first words said in them."""
    opened, joined = first_word - timedelta(days=7), first_word - timedelta(days=2)
    Room.objects.update(created_at=opened)
    SchoolClass.objects.update(created_at=opened)
    User.objects.update(created_at=joined, joined_at=joined)
    Membership.objects.update(joined_at=joined)
    RulesAcceptance.objects.update(accepted_at=joined)
    AgeCheck.objects.update(checked_at=joined)
    claimed = Invitation.objects.filter(state=Invitation.State.CLAIMED)
    expired = opened + timedelta(days=the_school().letter_days)
    claimed.update(issued_at=opened, claimed_at=joined, expires_at=expired)
    waiting = Invitation.objects.filter(state__in=Invitation.LIVE)
    waiting.update(issued_at=timezone.now() - timedelta(days=3))
