"""The one way to write the audit trail."""

from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from audit.chain import entry_hash
from audit.models import AuditEntry, AuditHead


class HasId(Protocol):
    @property
    def pk(self) -> Any: ...


def record(
    *,
    actor: HasId | None,
    action: str,
    subject: HasId | None = None,
    label: str = "",
    matter: str = "",
    facts: dict[str, Any] | None = None,
    circle: str = AuditEntry.Circle.STAFF,
) -> AuditEntry:
    """Append one entry inside the caller's transaction, so that the deed and its record stand or fall together.

    `label` and `facts` carry references and counts, never people's names or words. The head row is locked
    last of all locks (PROTOCOL PR-2). Raises TransactionManagementError outside a transaction.
    """
    head = _locked_head()
    entry = AuditEntry(
        number=head.entries + 1,
        actor_id=actor.pk if actor else None,
        action=action,
        subject_type=type(subject).__name__.lower() if subject else "",
        subject_id=subject.pk if subject else None,
        label=label,
        matter=matter,
        facts=facts or {},
        circle=circle,
        at=timezone.now(),
        prev_hash=head.last_hash,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    head.entries, head.last_hash = entry.number, entry.hash
    head.save(update_fields=["entries", "last_hash"])
    return entry


def _locked_head() -> AuditHead:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry belongs in the transaction of its deed")
    head = AuditHead.objects.select_for_update().filter(pk=1).first()
    if head is not None:
        return head
    AuditHead.objects.bulk_create([AuditHead(pk=1)], ignore_conflicts=True)
    return AuditHead.objects.select_for_update().get(pk=1)
