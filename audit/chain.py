"""The hash chain: canonical JSON of an entry, hashed together with the hash before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from audit.models import AuditEntry


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold: the entry's number and why."""

    number: int
    reason: str


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 (64 hex digits) over every field of the entry except its own hash."""
    content = {
        "number": entry.number,
        "actor": entry.actor_id,
        "action": entry.action,
        "subject": [entry.subject_type, entry.subject_id],
        "label": entry.label,
        "matter": entry.matter,
        "facts": entry.facts,
        "circle": entry.circle,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "prev": entry.prev_hash,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_break(entries: Iterable[AuditEntry]) -> Break | None:
    """The first entry at which the chain is broken, or None. Starts at the first entry given (an anchor)."""
    before: AuditEntry | None = None
    for entry in entries:
        if before is not None and entry.number != before.number + 1:
            return Break(entry.number, f"entry {before.number + 1} is missing")
        if before is not None and entry.prev_hash != before.hash:
            return Break(entry.number, "does not follow the entry before it")
        if entry.hash != entry_hash(entry):
            return Break(entry.number, "was changed after it was written")
        before = entry
    return None
