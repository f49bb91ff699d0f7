"""A case as one row of a list: what a colleague reads before opening it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from moderation import queries
from moderation.headings import heading_of
from moderation.kinds import FINISHED, State, TargetKind
from moderation.left import TimeLeft, time_left
from moderation.models import Case
from moderation.times import span
from moderation.verbs import Verb
from people.models import User
from rooms.models import Message
from rooms.saying import says

LONGEST = 160  # characters of a message; the row is one line
BARS = {"low": 1, "normal": 2, "high": 3, "critical": 4}


@dataclass(frozen=True)
class CaseRow:
    """`message` is None for a case about something else. What was held or removed is read inside the case only."""

    case: Case
    message: Message | None
    reader: User

    @cached_property
    def heading(self) -> str:
        reports = self.case.reports.all()
        standing = [one.reason for one in reports if one.withdrawn_at is None]
        return heading_of(self.case, standing or [one.reason for one in reports], self.message)

    @property
    def bars(self) -> int:
        """How many bars the severity has; 4 is drawn as a square with a mark."""
        return BARS[self.case.severity]

    @property
    def is_done(self) -> bool:
        return self.case.state in (State.DECIDED, *FINISHED)

    @cached_property
    def left(self) -> TimeLeft:
        return time_left(self.case.due_at)

    @property
    def waits_unsent(self) -> bool:
        """Nobody has read it yet but its author."""
        message = self.message
        return message is not None and message.state == Message.State.HELD and message.shown_at is None

    @property
    def age(self) -> str:
        return span(timezone.now() - self.case.opened_at, rough=True)

    @property
    def excerpt(self) -> str:
        """The words that everybody in the room can read anyway; empty for all others."""
        message = self.message
        if message is None or message.state != Message.State.POSTED or message.redactions:
            return ""
        return " ".join(says(message).split())[:LONGEST]

    @property
    def instead(self) -> str:
        """What stands where no words may stand."""
        if self.message is None:
            return self._about()
        if self.waits_unsent:
            return _("Its author waits for an answer.")
        if self.message.state == Message.State.HELD:
            return _("Hidden until someone looks.")
        if self.message.state == Message.State.REMOVED:
            return _("Taken down. Open it to read it.")
        return _("Open it to read it.")

    @property
    def is_mine(self) -> bool:
        return self.case.assignee_id == self.reader.pk

    @property
    def claim_verb(self) -> str:
        """What C on the row does; empty when it is a colleague's, or finished."""
        if self.is_done or (self.case.assignee_id and not self.is_mine):
            return ""
        return Verb.UNCLAIM if self.is_mine else Verb.CLAIM

    def _about(self) -> str:
        if self.case.target_kind == TargetKind.PERSON and self.case.subject_user is not None:
            return _("About {name}").format(name=self.case.subject_user.shown_name)
        return _("Open it to read it.")


def rows_of(cases: Iterable[Case], reader: User) -> list[CaseRow]:
    """The rows in the order of the cases. Two queries however many they are."""
    listed = list(cases)
    prefetch_related_objects(listed, "reports")
    messages = queries.messages_of(listed)
    return [CaseRow(case, messages.get(case.pk), reader) for case in listed]
