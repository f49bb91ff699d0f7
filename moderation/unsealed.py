"""Whether a case has the words of its message as they are now."""

from django.db.models import QuerySet

from moderation.kinds import Trigger
from moderation.models import Case, EvidenceCapsule
from rooms.models import Message


def whole_capsules() -> QuerySet[EvidenceCapsule]:
    """Those that hold the message; a later note holds a reporter's words alone."""
    return EvidenceCapsule.objects.exclude(trigger=Trigger.NOTE)


def is_unsealed(message: Message, case: Case) -> bool:
    """Its words changed after the case last froze them: nobody who decides can have read them."""
    if message.edited_at is None:
        return False
    last = whole_capsules().filter(case=case).last()
    return last is not None and last.taken_at < message.edited_at
