"""Owing a person news, in the transaction of what happened; dropping it again while it has not gone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from notices.models import Notice


class HasId(Protocol):
    @property
    def pk(self) -> Any: ...


def send(
    *,
    user_id: int,
    kind: str,
    subject: HasId | None = None,
    send_after: datetime | None = None,
    facts: dict[str, Any] | None = None,
) -> Notice:
    """The person reads this on their page of notices from `send_after` on (now when it is None).

    `facts` hold references, rooms and times, never anybody's words. Raises TransactionManagementError outside a
    transaction: a notice and its reason stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a notice belongs in the transaction of its reason")
    return Notice.objects.create(
        user_id=user_id,
        kind=kind,
        subject_type=type_of(subject),
        subject_id=subject.pk if subject else None,
        send_after=send_after or timezone.now(),
        facts=facts or {},
    )


def drop_unsent(*, subject: HasId) -> int:
    """Nobody will hear of this after all; what is due already stays. Returns how many were dropped."""
    waiting = Notice.objects.filter(
        subject_type=type_of(subject),
        subject_id=subject.pk,
        sent_at__isnull=True,
        send_after__gt=timezone.now(),
    )
    return waiting.delete()[0]


def deliver_due() -> int:
    """Mark what is due as sent; a person's page shows it from then on, worker or not. Returns how many."""
    now = timezone.now()
    return Notice.objects.filter(sent_at__isnull=True, send_after__lte=now).update(sent_at=now)


def mark_read(*, user_id: int, notice_ids: Iterable[int]) -> int:
    """The person has these notices on screen; only their own count. Returns how many were new to them."""
    now = timezone.now()
    theirs = Notice.objects.filter(
        user_id=user_id, pk__in=list(notice_ids), send_after__lte=now, read_at__isnull=True
    )
    return theirs.update(read_at=now)


def type_of(subject: HasId | None) -> str:
    return type(subject).__name__.lower() if subject else ""
