"""Posting: the one action behind every door (HTTP, form without script, later the socket)."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from rooms import access, broadcasts, queries
from rooms.body import checked_body
from rooms.errors import BadReply, IdReused, NoSuchRoom, TooFast
from rooms.models import Membership, Message

PER_MINUTE = 10
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Posted:
    """The stored message, and whether this very call stored it (201) or it was there already (200)."""

    message: Message
    created: bool


def post_message(
    *, membership: Membership, client_id: UUID, body: str, reply_to: int | None = None
) -> Posted:
    """Say something in a room. A retry with the same id finds the first message, even after a mute (PR-8).

    Raises BadText, TooLong, EmptyMessage, IdReused, MayNotPost, TooFast, BadReply; NoSuchRoom when the
    membership ended meanwhile. Nothing is stored then.
    """
    body = checked_body(body)
    digest = post_digest(membership.room_id, body)
    if stored := _stored(membership, client_id, digest):
        return Posted(stored, created=False)
    access.must_be_able_to_post(membership)
    _must_not_be_too_fast(membership)
    message = Message(
        room=membership.room,
        author=membership.user,
        author_role=membership.role,
        client_id=client_id,
        body=body,
        post_digest=digest,
        reply_to_id=_visible_reply(membership, reply_to),
    )
    try:
        _insert(message, membership)
    except IntegrityError:
        if winner := _stored(membership, client_id, digest):
            return Posted(winner, created=False)
        raise
    return Posted(message, created=True)


def post_digest(room_id: int, body: str) -> str:
    """SHA-256 (64 hex digits) of room and words, by which a reused client id is told from a retry (PR-10)."""
    return hashlib.sha256(f"{room_id}\0{body}".encode()).hexdigest()


def _stored(membership: Membership, client_id: UUID, digest: str) -> Message | None:
    found = Message.objects.filter(author=membership.user, client_id=client_id).select_related(
        "author", "room"
    )
    message = found.first()
    if message is None:
        return None
    was_scrubbed = message.scrubbed_at is not None
    if message.room_id != membership.room_id or (message.post_digest != digest and not was_scrubbed):
        raise IdReused
    return message


def _must_not_be_too_fast(membership: Membership) -> None:
    now = timezone.now()
    recent = Message.objects.filter(author=membership.user, created_at__gt=now - MINUTE)
    times = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:PER_MINUTE])
    if len(times) == PER_MINUTE:
        raise TooFast(wait=max(1, round((times[-1] + MINUTE - now).total_seconds())))


def _visible_reply(membership: Membership, reply_to: int | None) -> int | None:
    if reply_to is None:
        return None
    if not queries.messages_for(membership).filter(pk=reply_to).exists():
        raise BadReply
    return reply_to


def _insert(message: Message, membership: Membership) -> None:
    """Take the next place under the room's lock. What was true before the lock is asked again under it."""
    with transaction.atomic():
        message.seq = message.version = membership.room.tick()
        _must_still_be_here(membership)
        access.must_be_able_to_post(membership)
        message.shown_at = timezone.now()
        message.save(force_insert=True)
        broadcasts.message_changed(message)


def _must_still_be_here(membership: Membership) -> None:
    if membership.pk is None:
        return
    fresh = Membership.objects.filter(pk=membership.pk, ended_at__isnull=True).values(
        "muted_until", "slow_until"
    )
    if (row := fresh.first()) is None:
        raise NoSuchRoom
    membership.muted_until, membership.slow_until = row["muted_until"], row["slow_until"]
