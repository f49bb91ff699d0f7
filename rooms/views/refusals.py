"""How a refused message is answered: status, reason on the wire, and words for the page."""

from dataclasses import dataclass, field
from math import ceil

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.attachments.errors import AttachmentRefused
from rooms.errors import (
    AskedTooOften,
    BadReply,
    BadText,
    CannotEdit,
    EmptyMessage,
    IdReused,
    MayNotAcknowledge,
    MayNotPin,
    MayNotPost,
    MayNotReact,
    RulesNotRead,
    SlowMode,
    StaleMessage,
    TooFast,
    TooLong,
)
from rooms.modes import span

UNCHANGED = (CannotEdit, StaleMessage)  # why an edit alone is refused
REFUSALS = (AttachmentRefused, BadReply, BadText, EmptyMessage, IdReused, MayNotPost, TooFast, TooLong)


@dataclass(frozen=True)
class Refusal:
    status: int
    reason: str
    words: str
    until: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> JsonResponse:
        body = {"reason": self.reason, "words": self.words, "until": self.until} | self.links
        return JsonResponse(body, status=self.status, headers=self.headers)


def refusal_of(error: Exception) -> Refusal:
    """The answer for an error of `post_message`."""
    match error:
        case RulesNotRead():
            links = {"rules_url": reverse("room_rules", args=[error.slug])}
            return Refusal(403, error.reason, str(error.words[error.reason]), links=links)
        case MayNotPost():
            until = error.until.isoformat() if error.until else None
            return Refusal(403, error.reason, str(error.words[error.reason]), until)
        case AskedTooOften():
            return Refusal(
                429, "too_fast", _asked_a_lot(error.wait), headers={"Retry-After": str(error.wait)}
            )
        case SlowMode():
            return Refusal(429, "slow", _too_soon(error.wait), headers={"Retry-After": str(error.wait)})
        case TooFast():
            return Refusal(429, "too_fast", _too_fast(error.wait), headers={"Retry-After": str(error.wait)})
        case TooLong():
            return Refusal(413, "too_long", _("That’s too long. The most is 4,000 characters."))
        case EmptyMessage():
            return Refusal(422, "empty", _("There’s nothing in it to send."))
        case AttachmentRefused():
            return Refusal(error.status, error.reason, error.words)
        case CannotEdit():
            status = 403 if error.reason == "too_late" else 409
            return Refusal(status, error.reason, str(error.words[error.reason]))
        case MayNotReact():
            return Refusal(409, error.reason, str(error.words[error.reason]))
        case MayNotPin():
            return Refusal(409, error.reason, str(error.words[error.reason]))
        case MayNotAcknowledge():
            status = 409 if error.reason == "removed" else 403
            return Refusal(status, error.reason, str(error.words[error.reason]))
        case StaleMessage():
            return Refusal(412, "stale", _("This message changed meanwhile. Look at it, then save again."))
        case BadReply():
            return Refusal(422, "reply_to", _("The message you answered isn’t here any more."))
        case IdReused():
            return Refusal(
                409, "id_reused", _("This was sent before with other words. Check it, then send it again.")
            )
        case _:
            return Refusal(400, "bad_text", _("Part of that text can’t be sent. Type it again."))


def _too_fast(wait: int) -> str:
    words = ngettext(
        "That was quick. Try again in %(n)s second.", "That was quick. Try again in %(n)s seconds.", wait
    )
    return words % {"n": wait}


def _too_soon(wait: int) -> str:
    return _("This chat is in slow mode. You can send again in %(wait)s.") % {"wait": span(wait)}


def _asked_a_lot(wait: int) -> str:
    minutes = ceil(wait / 60)
    words = ngettext(
        "We’ve asked you about a lot of messages just now. Try again in %(n)s minute.",
        "We’ve asked you about a lot of messages just now. Try again in %(n)s minutes.",
        minutes,
    )
    return words % {"n": minutes}
