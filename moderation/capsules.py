"""Sealing evidence, opening it, and showing that nobody was at it (MO-7, MO-8).

Each capsule is sealed once with a random key of its own; that key is sealed under `settings.CASE_KEYS`, newest
first. Rotating rewrites only the sealed key, purging empties both: the hashes are over the sealed body and hold.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from moderation.kinds import Trigger
from moderation.models import Case, EvidenceCapsule

SCHEMA = 1


@dataclass(frozen=True)
class Break:
    """Where a case's chain does not hold: which capsule, counted from 1, and why."""

    case: str
    place: int
    reason: str


def seal(*, case: Case, trigger: Trigger, content: dict[str, Any]) -> EvidenceCapsule:
    """Freeze `content` (anything JSON holds) as the case's newest capsule. The caller holds the case's lock."""
    key = Fernet.generate_key()
    body_enc = Fernet(key).encrypt(canonical(content)).decode()
    last = EvidenceCapsule.objects.filter(case=case).last()
    before = last.sha256 if last else ""
    return EvidenceCapsule.objects.create(
        case=case,
        trigger=trigger,
        body_enc=body_enc,
        key_enc=_school_keys().encrypt(key).decode(),
        sha256=chained(before, body_enc),
        prev_sha256=before,
        schema=SCHEMA,
    )


def unseal(capsule: EvidenceCapsule) -> dict[str, Any] | None:
    """What was frozen, or None when it is purged. Raises InvalidToken when the keys are not those it was sealed with.

    Only `moderation.actions.evidence` calls this for a person: it also notes who looked.
    """
    if capsule.purged_at is not None:
        return None
    key = _school_keys().decrypt(capsule.key_enc)
    return json.loads(Fernet(key).decrypt(capsule.body_enc))  # type: ignore[no-any-return]


def rotate(capsule: EvidenceCapsule) -> None:
    """Seal the capsule's key under the newest of the school's keys; the body is not touched."""
    if capsule.purged_at is None:
        capsule.key_enc = _school_keys().rotate(capsule.key_enc).decode()
        capsule.save(update_fields=["key_enc"])


@transaction.atomic
def purge(capsule: EvidenceCapsule) -> None:
    """Nobody can read this any more; that it was there, and the chain, stay."""
    capsule.body_enc = capsule.key_enc = ""
    capsule.purged_at = timezone.now()
    capsule.save(update_fields=["body_enc", "key_enc", "purged_at"])


def first_break(capsules: Iterable[EvidenceCapsule]) -> Break | None:
    """The first place at which one case's chain, given oldest first, is broken; None when it holds."""
    before = ""
    for place, capsule in enumerate(capsules, start=1):
        if capsule.prev_sha256 != before:
            return Break(capsule.case.reference, place, "does not follow the capsule before it")
        if capsule.purged_at is None and capsule.sha256 != chained(before, capsule.body_enc):
            return Break(capsule.case.reference, place, "was changed after it was sealed")
        before = capsule.sha256
    return None


def chained(before: str, body_enc: str) -> str:
    """SHA-256 (64 hex digits) over the hash before and the sealed body."""
    return hashlib.sha256(f"{before}{body_enc}".encode()).hexdigest()


def canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _school_keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.CASE_KEYS])
