"""Locking what a message shows, unseen: what may be illegal is rendered for nobody, not even for those who decide."""

from django.utils import timezone

from people.models import User
from rooms.actions.changing import draw_anew, locked, note
from rooms.actions.holding import STAFF_CIRCLE
from rooms.models import Message


def lock_attachments(
    *, message: Message, actor: User | None, matter: str = "", circle: str = STAFF_CIRCLE
) -> bool:
    """Nobody is shown its pictures and files from now on; they are kept as they are. True when that is new (MO-9).

    `actor` is None when a rule of the school does it, as after a report.
    """
    with locked(message):
        now_locked = message.attachments.filter(locked_at__isnull=True).update(locked_at=timezone.now())
        if not now_locked:
            return False
        draw_anew(message)
        note(message, "files_locked", actor, matter, circle)
        return True
