"""Changing one's own words for a quarter of an hour. What they said before is kept, for evidence only (PR-14)."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from guard import Finding
from rooms import access, mentions
from rooms.actions.changing import locked, store
from rooms.actions.holding import Cause, announce_hold
from rooms.actions.inserting import keep_answer, must_still_be_here
from rooms.actions.post_message import MINUTE, PER_MINUTE, post_digest
from rooms.attachments.attached import words_of_attached
from rooms.body import checked_body
from rooms.errors import CannotEdit, StaleMessage, TooFast
from rooms.models import Membership, Message, Revision
from rooms.screening import POSTED, Answered, Ruling, is_pre_checked, screened
from rooms.timeline import moment_of

WITHIN = timedelta(minutes=15)
NO_ANSWER = Answered()
HERE = (Message.State.POSTED, Message.State.HELD)


@dataclass(frozen=True)
class Edited:
    """The message as it is now; `findings` are names of the author's own children (GU-11)."""

    message: Message
    findings: tuple[Finding, ...] = ()

    @property
    def waits(self) -> bool:
        """A person looks before anybody else reads it (202)."""
        return self.message.state == Message.State.HELD


def edit_message(
    *, membership: Membership, message: Message, body: str, seen_version: int, answered: Answered = NO_ANSWER
) -> Edited:
    """Say it in other words, checked like a new message. The same words again change nothing.

    `seen_version` is the version that the author saw. One that waits for a person goes on waiting (MO-15): its new
    words are read by somebody before they are shown. Raises BadText, TooLong, EmptyMessage, CannotEdit, StaleMessage,
    MayNotPost, TooFast; NeedsAnswer when the author must choose first. Nothing is changed then.
    """
    body = checked_body(body, may_be_empty=bool(message.attached))
    must_be_editable(message)
    if body == message.body:
        return Edited(message)
    _must_be_seen(message, seen_version)
    access.must_be_able_to_post(membership)
    _must_not_be_too_fast(membership)
    ruling = _ruling(membership, message, body, answered)
    named = mentions.named_in(body, membership.room)
    with locked(message):
        must_be_editable(message)
        _must_be_seen(message, seen_version)
        membership.room = message.room
        must_still_be_here(membership)
        access.must_be_able_to_post(membership)
        _change(message, body, ruling, is_pre_checked(membership), named)
    return Edited(message, ruling.findings)


def must_be_editable(message: Message) -> None:
    """Raises CannotEdit: gone, with a part taken out (PR-14a), a card, or older than a quarter of an hour."""
    if message.state not in HERE or message.scrubbed_at is not None:
        raise CannotEdit("removed")
    if message.redactions:
        raise CannotEdit("redacted")
    if message.kind != Message.Kind.WORDS:
        raise CannotEdit("card")
    if timezone.now() - moment_of(message) > WITHIN:
        raise CannotEdit("too_late")


def _must_be_seen(message: Message, version: int) -> None:
    if not message.words_version <= version <= message.version:
        raise StaleMessage


def _must_not_be_too_fast(membership: Membership) -> None:
    now = timezone.now()
    recent = Revision.objects.filter(message__author=membership.user, replaced_at__gt=now - MINUTE)
    times = list(recent.order_by("-replaced_at").values_list("replaced_at", flat=True)[:PER_MINUTE])
    if len(times) == PER_MINUTE:
        raise TooFast(wait=max(1, round((times[-1] + MINUTE - now).total_seconds())))


def _ruling(membership: Membership, message: Message, body: str, answered: Answered) -> Ruling:
    """What waits already is read by a person whatever is in it: there is nothing to ask its author."""
    if message.state == Message.State.HELD:
        return POSTED
    digest = post_digest(membership.room_id, body)
    beside = words_of_attached(message)
    return screened(membership=membership, body=body, beside=beside, digest=digest, answered=answered)


def _change(message: Message, body: str, ruling: Ruling, pre_checked: bool, named: mentions.Called) -> None:
    Revision.objects.create(message=message, body=message.body)
    message.body, message.edited_at = body, timezone.now()
    mentions.keep_anew(message, named)
    held_for = ruling.held_for or (Cause.PRE_CHECKED if pre_checked else None)
    if held_for is None or message.state == Message.State.HELD:
        store(message, "edited")
        if ruling.given is not None:
            keep_answer(message, ruling, ruling.given)
        return
    message.state, message.held_at, message.held_by = Message.State.HELD, timezone.now(), None
    message.held_for = held_for
    store(message, "edited")
    announce_hold(message, held_for)
