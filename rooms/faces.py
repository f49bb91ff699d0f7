"""Which face of a message a viewer gets, and that face as HTML that knows no viewer (PROTOCOL section 4)."""

from enum import StrEnum

from django.template.loader import render_to_string

from rooms.attachments.attached import attached_to
from rooms.events.card import Card, card_of
from rooms.mentions import render_words
from rooms.models import Membership, Message
from rooms.polls.card import PollCard, poll_card
from rooms.reactions import shown_reactions


class Face(StrEnum):
    FULL = "full"
    CHECKING = "checking"
    AUTHOR_REMOVED = "author_removed"
    SCHOOL_REMOVED = "school_removed"
    WAITING = "held"
    NOT_POSTED = "not_posted"
    NONE = "none"


WITH_WORDS = (Face.FULL, Face.WAITING, Face.NOT_POSTED)


def face_of(message: Message, membership: Membership) -> Face:
    """The only chooser: what this member may see of this message today, for pages, frames and catch-up."""
    if message.author_id == membership.user_id:
        return author_face(message)
    return public_face(message)


def public_face(message: Message) -> Face:
    """What everyone but the author sees, staff included."""
    if message.scrubbed_at is not None and message.state == Message.State.POSTED:
        return Face.NONE
    if message.state == Message.State.POSTED:
        return Face.FULL
    if message.shown_at is None:
        return Face.NONE
    if message.state == Message.State.HELD:
        return Face.CHECKING
    return _tombstone(message)


def author_face(message: Message) -> Face:
    """What the author sees of an own message: own text while held, and when it was refused before it was shown."""
    if message.state == Message.State.HELD:
        return Face.WAITING
    if message.state == Message.State.REMOVED and message.shown_at is None:
        return Face.NONE if message.removed_by_id == message.author_id else Face.NOT_POSTED
    return public_face(message)


def shows_attachments(message: Message, face: Face) -> bool:
    """Whether who sees this face sees its pictures and files. Of a message that lost a part only words are left."""
    return face in WITH_WORDS and message.scrubbed_at is None and not message.redactions


def _tombstone(message: Message) -> Face:
    by_author = message.removed_by_id == message.author_id
    return Face.AUTHOR_REMOVED if by_author else Face.SCHOOL_REMOVED


def render(message: Message, face: Face, quote: object | None = None) -> str:
    """One root element, viewer-neutral but for a quote (`rooms.quotes.Quote`), which only a page gives.

    Costs no query when author and event are loaded. Empty for `none`."""
    if face is Face.NONE:
        return ""
    shows_text = face in WITH_WORDS
    context = {
        "message": message,
        "author": message.author,
        "face": face,
        "body": render_words(message) if shows_text else "",
        "card": _card(message) if shows_text else None,
        "poll": _poll(message) if shows_text else None,
        "attached": attached_to(message) if shows_attachments(message, face) else None,
        "quote": quote,
        "reactions": shown_reactions(message) if face is Face.FULL else [],
        "replies": bool(message.reply_to_id) and shows_text,
    }
    return render_to_string("rooms/_message.html", context).strip()


def _card(message: Message) -> Card | None:
    """What is drawn instead of the words. Of a message that lost a part only the words are left to show."""
    is_event = message.kind == Message.Kind.EVENT and not message.redactions
    return card_of(message.event) if is_event else None


def _poll(message: Message) -> PollCard | None:
    is_poll = message.kind == Message.Kind.POLL and not message.redactions
    return poll_card(message.poll) if is_poll else None
