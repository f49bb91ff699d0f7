"""Looking into a case: who reads evidence is written down (MO-10).

Within ten minutes a page that is drawn again is the same look: one line in the trail, unless there is more to read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.models import AuditEntry
from moderation import capsules
from moderation.access import case_for
from moderation.actions.noting import note_case
from moderation.actions.seeing import see
from moderation.errors import BadReport
from moderation.models import Case, EvidenceCapsule, Note
from people.models import User
from rooms.body import words_in

LONGEST = 2000  # characters of a note
ONE_LOOK = timedelta(minutes=10)
OPENED = "moderation.evidence.opened"


@dataclass(frozen=True)
class Evidence:
    """One capsule, opened. `content` is None when it is purged; its shape is that of `moderation.evidence`."""

    trigger: str
    taken_at: datetime
    content: dict[str, Any] | None


@transaction.atomic
def open_evidence(*, case: Case, actor: User) -> list[Evidence]:
    """What was there, oldest first. From now on no report of the case can be taken back. Raises NoSuchCase."""
    case = _locked(case, actor)
    see(case)
    _is_at_work(case, actor)
    case.save(update_fields=["first_seen_at", "active_at"])
    found = list(EvidenceCapsule.objects.filter(case=case))
    if not _is_same_look(case, actor, len(found)):
        note_case(case, OPENED, actor, capsules=len(found))
    return [Evidence(one.trigger, one.taken_at, capsules.unseal(one)) for one in found]


@transaction.atomic
def add_note(*, case: Case, actor: User, text: str) -> Note:
    """Words for the colleagues who look into the case. Raises NoSuchCase, BadReport."""
    text = words_in(text)
    if not text or len(text) > LONGEST:
        raise BadReport("text")
    case = _locked(case, actor)
    _is_at_work(case, actor)
    case.save(update_fields=["active_at"])
    note = Note.objects.create(case=case, author=actor, text=text)
    note_case(case, "moderation.note.added", actor, note=note.pk)
    return note


def _locked(case: Case, actor: User) -> Case:
    Case.objects.select_for_update().filter(pk=case.pk).first()
    return case_for(actor, case.reference)


def _is_same_look(case: Case, actor: User, count: int) -> bool:
    looks = AuditEntry.objects.filter(
        subject_type="case", subject_id=case.pk, action=OPENED, actor_id=actor.pk
    )
    last = looks.filter(at__gt=timezone.now() - ONE_LOOK).last()
    return last is not None and last.facts["capsules"] == count


def _is_at_work(case: Case, actor: User) -> None:
    if case.assignee_id == actor.pk:
        case.active_at = timezone.now()
