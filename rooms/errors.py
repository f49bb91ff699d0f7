"""Why something could not be said or opened; each knows its answer on the wire (PROTOCOL section 3)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from rooms.checking import Checked
    from rooms.models import Room


class NoSuchRoom(Http404):
    """There is no such room for this person: a stranger and a wrong address get one answer."""


class MayNotPost(Exception):
    """The person may read here, but not post. `reason` is one of the wire's words, `until` may be empty."""

    words = {
        "locked": _("This chat is closed for now. You can still read."),
        "sealed": _("This chat is closed. You can still read it."),
        "staff_only": _("Only staff can post here."),
        "muted": _("A moderator has stopped you posting for now. You can still read."),
        "suspended": _("The school has stopped you posting for now. You can still read notices."),
        "slow": _("This chat is in slow mode. Wait a little before you post again."),
        "rules": _("The rules changed. Read them before you post."),
    }

    def __init__(self, reason: str, until: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.until = until


class RulesNotRead(MayNotPost):
    """The rules changed since this person read them. `slug` names the room whose page of rules asks again."""

    def __init__(self, slug: str) -> None:
        super().__init__("rules")
        self.slug = slug


class EmptyMessage(Exception):
    """Nothing in it but blanks or invisible characters."""


class TooLong(Exception):
    """More than 4,000 characters."""


class BadText(Exception):
    """Characters no message may hold: NUL, lone surrogates."""


class IdReused(Exception):
    """The same client id was used before for something else."""


class CannotEdit(Exception):
    """These words stay as they are. `reason` is one of the wire's words."""

    words = {
        "removed": _("This message isn’t here any more."),
        "redacted": _("The school took part of this out, so it can’t be changed any more."),
        "card": _("This can’t be changed here."),
        "too_late": _("You can change a message for 15 minutes. Write another one instead."),
    }

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MayNotReact(Exception):
    """This message takes no reactions. `reason` is one of the wire's words."""

    words = {
        "removed": _("This message isn’t here any more."),
        "announcement": _("Announcements take no reactions."),
    }

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownReaction(ValueError):
    """There is no such face to react with."""


class MayNotPin(Exception):
    """The room's top stays as it is. `reason` is one of the wire's words."""

    words = {
        "not_yours": _("You can’t pin messages here."),
        "removed": _("This message isn’t here any more."),
        "too_many": _("Ten messages are pinned already. Unpin one first."),
    }

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MayNotAcknowledge(Exception):
    """Nobody waits for this person’s "I’ve read this". `reason` is one of the wire's words."""

    words = {
        "removed": _("This message isn’t here any more."),
        "families": _("Only families are asked whether they have read it."),
    }

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StaleMessage(Exception):
    """The message changed after this person saw it."""


class BadReply(Exception):
    """The quoted message is in another room, or this person may not see it."""


class TooFast(Exception):
    """More than ten messages in a minute. `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class SlowMode(TooFast):
    """The room is in slow mode, and this person spoke a moment ago."""


class MayNotSetMode(Exception):
    """Staff chose how the room is now, and only staff change that."""


class AskedTooOften(TooFast):
    """The check stopped this person with a question so often that it waits before it looks again."""


class NeedsAnswer(Exception):
    """The check found something: the author chooses on a sheet, nothing is stored yet. Its text repeats nothing.

    `token` goes with the answer; `may_say_own_child` says whether that is one of the answers.
    """

    def __init__(self, room: "Room", checked: "Checked", token: str, may_say_own_child: bool) -> None:
        super().__init__(checked.verdict.outcome.word)
        self.room, self.checked, self.token = room, checked, token
        self.may_say_own_child = may_say_own_child
