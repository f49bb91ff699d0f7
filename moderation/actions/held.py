"""A held message always has a case (MO-15)."""

from django.db import transaction

from moderation import capsules, conflicts, evidence, telling
from moderation.actions.cases import case_about, settle
from moderation.actions.noting import note_sealed
from moderation.kinds import FINISHED, Queue, Severity, TargetKind, Trigger
from moderation.models import Case
from moderation.reasons import Route
from people.models import User
from rooms.actions.holding import Cause
from rooms.models import Message

HELD = Route(Queue.CLASS)
AFTER_A_WARNING = Route(Queue.CLASS, Severity.LOW)


def open_held_case(*, message: Message, cause: Cause | None = None) -> Case | None:
    """Somebody looks at a message that waits; None when it waits no longer or has its case already."""
    return _open(message, HELD, None, Trigger.HOLD, cause) if message.state == Message.State.HELD else None


def open_low_case(*, message: Message, actor: User | None) -> Case | None:
    """Somebody looks at a message that was sent after a warning; None when it has a case already (MO-14b)."""
    return _open(message, AFTER_A_WARNING, actor, Trigger.STAFF, None)


def open_missing_cases() -> int:
    """What a lost signal missed: every held message without an open case gets one. Returns how many.

    Staff are told what they would have been told then: `held_for` says why the message waits.
    """
    looked_at = Case.objects.filter(target_kind=TargetKind.MESSAGE).exclude(state__in=FINISHED)
    waiting = Message.objects.filter(state=Message.State.HELD, scrubbed_at__isnull=True)
    forgotten = waiting.exclude(pk__in=looked_at.values("target_id")).select_related("room", "author")
    return sum(open_held_case(message=one, cause=_cause(one)) is not None for one in forgotten)


def _cause(message: Message) -> Cause | None:
    """None for what was held before causes were kept."""
    return Cause(message.held_for) if message.held_for else None


@transaction.atomic
def _open(
    message: Message, route: Route, actor: User | None, trigger: Trigger, cause: Cause | None
) -> Case | None:
    case, is_new = case_about(message, route, actor)
    if not is_new:
        return None
    message.refresh_from_db()
    case = settle(case)
    capsule = capsules.seal(case=case, trigger=trigger, content=evidence.of_message(message, case))
    if cause == Cause.CHECK_UNAVAILABLE:
        telling.staff_have_a_case(case, conflicts.readers_of(case), telling.Kind.CHECK_UNAVAILABLE)
    note_sealed(case, capsule, actor)
    return case
