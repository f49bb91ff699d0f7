"""Posting: the one action behind every door (HTTP, form without script, later the socket)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from guard import Finding
from rooms import access, modes, queries
from rooms.actions.attaching import held_where_pictures_wait, take_attachments
from rooms.actions.inserting import Companion, insert
from rooms.attachments.attached import words_beside
from rooms.attachments.chosen import Chosen, must_be_there
from rooms.body import checked_body
from rooms.errors import BadReply, IdReused, TooFast
from rooms.faces import Face, face_of
from rooms.models import Attachment, Membership, Message
from rooms.screening import POSTED, Answered, screened

PER_MINUTE = 10
MINUTE = timedelta(minutes=1)
NO_ANSWER = Answered()


@dataclass(frozen=True)
class Posted:
    """The stored message, and whether this very call stored it (201) or it was there already (200).

    `findings` are names of the author's own children, of which they are told quietly (GU-11).
    """

    message: Message
    created: bool
    findings: tuple[Finding, ...] = ()

    @property
    def waits(self) -> bool:
        """Nobody but its author has seen it: a person looks first (202)."""
        return self.message.state == Message.State.HELD and self.message.shown_at is None


def post_message(
    *,
    membership: Membership,
    client_id: UUID,
    body: str,
    reply_to: int | None = None,
    answered: Answered = NO_ANSWER,
    kind: Message.Kind = Message.Kind.WORDS,
    with_it: Companion | None = None,
    chosen: Sequence[Chosen] = (),
    asks: bool = False,
) -> Posted:
    """Say something in a room, checked first. A retry with the same id finds the first message (PR-8).

    A message of another `kind` says in words what its card shows; `with_it` stores the card in the same transaction.
    `chosen` are pictures and files that the author brought before. An announcement that `asks` wants to hear "I’ve
    read this"; nothing else does.

    Raises BadText, TooLong, EmptyMessage, IdReused, MayNotPost, TooFast, BadReply, AttachmentRefused; NeedsAnswer
    when the author must choose first; NoSuchRoom when the membership ended meanwhile. Nothing is stored then.
    """
    body = checked_body(body, may_be_empty=bool(chosen))
    digest = post_digest(membership.room_id, body, chosen)
    if stored := _stored(membership, client_id, digest, kind):
        return Posted(stored, created=False)
    access.must_be_able_to_post(membership)
    modes.must_not_be_too_soon(membership)
    _must_not_be_too_fast(membership)
    message = _new(membership, client_id, body, digest)
    message.kind = kind
    message.asks = asks and membership.room.is_announcements
    message.reply_to = _visible_reply(membership, reply_to)
    attachments = must_be_there(membership, chosen)
    beside = words_beside(attachments)
    ruling = screened(membership=membership, body=body, beside=beside, digest=digest, answered=answered)
    if attachments:
        ruling = held_where_pictures_wait(membership.room, ruling)
    try:
        insert(message, membership, ruling, _taking(message, attachments) or with_it)
    except IntegrityError:
        if winner := _stored(membership, client_id, digest, kind):
            return Posted(winner, created=False)
        raise
    return Posted(message, created=True, findings=ruling.findings)


def record_message(
    *,
    membership: Membership,
    client_id: UUID,
    body: str,
    reply_to: int | None = None,
    kind: Message.Kind = Message.Kind.WORDS,
    with_it: Companion | None = None,
    attachments: Sequence[Attachment] = (),
    asks: bool = False,
) -> Message:
    """What was said before there was a check, such as a demo's past weeks, taken as it is.

    Behind no address: whatever a person says now goes through `post_message`.
    """
    body = checked_body(body, may_be_empty=bool(attachments))
    message = _new(membership, client_id, body, post_digest(membership.room_id, body))
    message.reply_to_id = reply_to
    message.kind = kind
    message.asks = asks and membership.room.is_announcements
    insert(message, membership, POSTED, _taking(message, attachments) or with_it)
    return message


def post_digest(room_id: int, body: str, chosen: Sequence[Chosen] = ()) -> str:
    """SHA-256 (64 hex digits) of room, words and what comes with them.

    By it a reused client id is told from a retry (PR-10).
    """
    said = "\0".join([str(room_id), body, *(f"{one.id}\0{one.alt}" for one in chosen)])
    return hashlib.sha256(said.encode()).hexdigest()


def _new(membership: Membership, client_id: UUID, body: str, digest: str) -> Message:
    return Message(
        room=membership.room,
        author=membership.user,
        author_role=membership.role,
        client_id=client_id,
        body=body,
        post_digest=digest,
    )


def _taking(message: Message, attachments: Sequence[Attachment]) -> Companion | None:
    message.attached = len(attachments)
    return partial(take_attachments, attachments=attachments) if attachments else None


def _stored(membership: Membership, client_id: UUID, digest: str, kind: Message.Kind) -> Message | None:
    found = Message.objects.filter(author=membership.user, client_id=client_id).select_related(
        "author", "room"
    )
    message = found.first()
    if message is None:
        return None
    was_scrubbed = message.scrubbed_at is not None
    if (message.room_id, message.kind) != (membership.room_id, kind):
        raise IdReused
    if message.post_digest != digest and not was_scrubbed:
        raise IdReused
    return message


def _must_not_be_too_fast(membership: Membership) -> None:
    now = timezone.now()
    recent = Message.objects.filter(author=membership.user, created_at__gt=now - MINUTE)
    times = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:PER_MINUTE])
    if len(times) == PER_MINUTE:
        raise TooFast(wait=max(1, round((times[-1] + MINUTE - now).total_seconds())))


def _visible_reply(membership: Membership, reply_to: int | None) -> Message | None:
    if reply_to is None:
        return None
    original = queries.messages_for(membership).filter(pk=reply_to).first()
    if original is None or face_of(original, membership) is Face.NONE:
        raise BadReply
    return original
