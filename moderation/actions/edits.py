"""An author changes the words of a message that somebody looks at: the case keeps both (MO-10)."""

from django.db import transaction
from django.db.models import F, Max, OuterRef, Subquery

from moderation import capsules, evidence
from moderation.actions.cases import look_again, open_case_about
from moderation.actions.noting import note_sealed
from moderation.kinds import FINISHED, State, TargetKind, Trigger
from moderation.models import Case, EvidenceCapsule
from moderation.unsealed import is_unsealed, whole_capsules
from rooms.models import Message


@transaction.atomic
def keep_edit(*, message: Message) -> EvidenceCapsule | None:
    """Another capsule in the message's open case, and colleagues who decide see the new words first; else None.

    A decided case is looked at again when the new words wait for a person.
    """
    case = open_case_about(message)
    if case is None or not is_unsealed(message, case):
        return None
    message.refresh_from_db()
    if case.state == State.DECIDED and message.state == Message.State.HELD:
        case = look_again(case)
    capsule = capsules.seal(case=case, trigger=Trigger.EDIT, content=evidence.of_message(message, case))
    case.version += 1
    case.save(update_fields=["version"])
    note_sealed(case, capsule, None)
    return capsule


def keep_missed_edits() -> int:
    """What a lost signal missed. Returns how many."""
    unfinished = Case.objects.filter(target_kind=TargetKind.MESSAGE).exclude(state__in=FINISHED)
    looked_at = Message.objects.filter(edited_at__isnull=False, pk__in=unfinished.values("target_id"))
    frozen = whole_capsules().filter(case__in=unfinished.values("pk"), case__target_id=OuterRef("pk"))
    sealed = frozen.order_by().values("case").annotate(last=Max("taken_at"))
    missed = looked_at.annotate(sealed_at=Subquery(sealed.values("last")[:1])).filter(
        edited_at__gt=F("sealed_at")
    )
    return sum(keep_edit(message=one) is not None for one in missed.select_related("room", "author"))
