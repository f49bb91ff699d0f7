"""After a decision: where the colleague lands, and for ten seconds the way back."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation import queries
from moderation.access import case_for
from moderation.actions.effects.deciding import UNDO_WITHIN
from moderation.kinds import ContentAction, State
from moderation.models import Case, Decision
from people.models import User

SAID_FOR = timedelta(minutes=1)


@dataclass(frozen=True)
class Done:
    """What was done a moment ago; `left` is how many milliseconds it can still be undone, 0 when it cannot."""

    case: Case
    words: str
    left: int


def next_after(case: Case, user: User) -> Case | None:
    """The following case of this colleague's list that nobody else works on; from its end on to its start."""
    waiting = [
        one for one in queries.queue_of(user) if one.pk != case.pk and one.assignee_id in (None, user.pk)
    ]
    later = [one for one in waiting if (one.due_at, one.pk) > (case.due_at, case.pk)]
    return next(iter(later or waiting), None)


def landing_after(case: Case, user: User) -> str:
    """The address where "Apply and open next" leads: straight to its heading, whatever the last page stood at."""
    following = next_after(case, user)
    if following is None:
        return f"{reverse('queue')}?done={case.reference}#queue-title"
    return f"{reverse('case', args=[following.reference])}?done={case.reference}#case-title"


def done_by(user: User, reference: str) -> Done | None:
    """What this colleague decided a moment ago in the case of this number."""
    if not reference:
        return None
    try:
        case = case_for(user, reference)
    except Http404:
        return None
    decision = queries.standing_decision(case) if case.state == State.DECIDED else None
    if decision is None or decision.decided_by_id != user.pk:
        return None
    ago = timezone.now() - decision.decided_at
    if ago >= SAID_FOR:
        return None
    left = max(timedelta(), UNDO_WITHIN - ago)
    return Done(case, _words(decision, user), int(left.total_seconds() * 1000))


def _words(decision: Decision, user: User) -> str:
    """ "Done. Message hidden. Warned Dan Whitmore. 7 left." """
    sentences = [_("Done."), what_was_done(decision)]
    if decision.sanctions.filter(lifted_at__isnull=True).exists():
        sentences.append(_("Warned {name}.").format(name=decision.case.subject_user.shown_name))  # type: ignore[union-attr]
    count = queries.queue_of(user).count()
    sentences.append(
        ngettext("{count} left.", "{count} left.", count).format(count=count)
        if count
        else _("Nothing is left.")
    )
    return " ".join(filter(None, sentences))


def what_was_done(decision: Decision) -> str:
    """What became of the message, in a sentence; empty where only its author was warned."""
    message = queries.message_of(decision.case)
    unsent = (
        message is not None and decision.state_before == "held" and _was_unsent(decision, message.shown_at)
    )
    match decision.content_action:
        case ContentAction.REMOVE:
            return _("Message not posted.") if unsent else _("Message hidden.")
        case ContentAction.RESTORE:
            return _("Message posted.") if unsent else _("Message put back.")
        case _ if decision.sanctions.exists():
            return ""
        case _:
            return _("Message left up.") if message else ""


def _was_unsent(decision: Decision, shown_at: object) -> bool:
    return shown_at is None or shown_at >= decision.decided_at  # type: ignore[operator]
