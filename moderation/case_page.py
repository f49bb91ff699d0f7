"""What the page of one case shows, in its order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from audit.models import AuditEntry
from moderation import clocks, queries
from moderation.access import message_to_report
from moderation.actions.reading import Evidence
from moderation.case_trail import Line, lines_of
from moderation.errors import OwnMessage, TextIsGone
from moderation.kinds import Queue, Severity, State
from moderation.left import COUNTED_DOWN
from moderation.models import Case, Decision, Note, Report
from moderation.notice_words import said_at
from moderation.quoting import Quoted, quoted
from moderation.rows import CaseRow, rows_of
from moderation.times import clock_time, span
from moderation.verbs import TABLE, Verb
from people.models import School, SchoolRole, User
from people.name_words import TITLES
from people.queries import current_roles
from rooms.attachments.attached import FileLine, line_of
from rooms.attachments.queries import attachments_of
from rooms.check_marks import marked
from rooms.checking import CheckUnavailable, check_words
from rooms.models import Attachment, Message


@dataclass(frozen=True)
class CasePage:
    """A case as one colleague reads it; `evidence` was opened by them."""

    case: Case
    reader: User
    evidence: list[Evidence]

    @cached_property
    def row(self) -> CaseRow:
        return rows_of([self.case], self.reader)[0]

    @property
    def message(self) -> Message | None:
        return self.row.message

    @cached_property
    def quoted(self) -> Quoted | None:
        return quoted(self.evidence)

    @cached_property
    def marked_words(self) -> str:
        """The message's words with what guard finds in them; empty when it finds nothing or cannot be asked."""
        author = self.message.author if self.message else None
        if author is None or self.quoted is None:
            return ""
        try:
            body = self.quoted.message.body
            found = check_words(author=author, room=self.case.room, body=body).verdict.findings
        except CheckUnavailable:
            return ""
        return marked(body, found) if found else ""

    @cached_property
    def attachments(self) -> list[Attachment]:
        """What was sent with the message, as long as its words are kept."""
        message = self.message
        return attachments_of(message) if message and message.scrubbed_at is None else []

    @property
    def is_locked(self) -> bool:
        return any(one.locked_at for one in self.attachments)

    @property
    def pictures(self) -> list[Attachment]:
        return [one for one in self.attachments if one.is_picture]

    @property
    def files(self) -> list[FileLine]:
        return [line_of(one) for one in self.attachments if not one.is_picture]

    @property
    def message_said_at(self) -> str:
        """As its author reads of it in a notice."""
        return said_at(self.message) if self.message else ""

    @property
    def is_gone(self) -> bool:
        """There was evidence, and it is purged."""
        return bool(self.evidence) and all(one.content is None for one in self.evidence)

    @property
    def was_never_shown(self) -> bool:
        return self.message is not None and self.message.shown_at is None

    @property
    def waits_unsent(self) -> bool:
        """Its author asked for a look before anybody reads it, and still waits."""
        return self.was_never_shown and self.message is not None and self.message.state == Message.State.HELD

    @property
    def author_removed(self) -> bool:
        message = self.message
        return (
            message is not None
            and message.state == Message.State.REMOVED
            and message.removed_by_id == message.author_id
        )

    @cached_property
    def reports(self) -> list[Report]:
        return list(self.case.reports.select_related("reporter").order_by("filed_at", "pk"))

    @cached_property
    def record(self) -> list[Decision]:
        return list(queries.record_of(self.case, self.reader))

    @cached_property
    def others(self) -> list[CaseRow]:
        return rows_of(queries.others_of_target(self.case, self.reader), self.reader)

    @cached_property
    def trail(self) -> list[Line]:
        return lines_of(self.case, self.reader)

    @cached_property
    def notes(self) -> list[Note]:
        return list(self.case.notes.select_related("author"))

    @cached_property
    def decision(self) -> Decision | None:
        return queries.standing_decision(self.case) if self.row.is_done else None

    @cached_property
    def claimed_at(self) -> datetime | None:
        """When its colleague took it; None when a rule of the school gave it to them again."""
        took = ("moderation.case.claimed", "moderation.case.taken_over")
        entries = AuditEntry.objects.filter(subject_type="case", subject_id=self.case.pk, action__in=took)
        last = entries.filter(actor_id=self.case.assignee_id).last()
        return last.at if last else None

    @property
    def claimed_words(self) -> str:
        return clock_time(self.claimed_at) if self.claimed_at else ""

    @property
    def subject_called(self) -> str:
        """ "Dan" of Dan Whitmore, all of Mrs Adeyemi; empty where nobody is concerned."""
        name = self.case.subject_user.shown_name if self.case.subject_user else ""
        first = name.split(" ")[0]
        return name if first.strip(".").lower() in TITLES or self._has_left else first

    @property
    def _has_left(self) -> bool:
        return self.case.subject_user is not None and self.case.subject_user.closed_at is not None

    @property
    def allowed(self) -> str:
        """Of how much time something is left: "4 h"; empty while the clock does not count down to it."""
        case = self.case
        counts_down = timedelta() < case.due_at - timezone.now() < COUNTED_DOWN
        if not counts_down or case.due_at != clocks.first_look_by(case.severity, case.opened_at):
            return ""
        return span(timedelta(hours=settings.FIRST_LOOK_HOURS[Severity(case.severity)]))

    @property
    def is_mine(self) -> bool:
        return self.case.state == State.OPEN and self.case.assignee_id == self.reader.pk

    @property
    def is_somebodys(self) -> bool:
        return self.case.state == State.OPEN and self.case.assignee_id != self.reader.pk

    @property
    def may_claim(self) -> bool:
        return (self.case.state, Verb.CLAIM) in TABLE

    @cached_property
    def may_close(self) -> bool:
        return self.case.state == State.NEW and queries.nothing_is_left(self.case)

    @property
    def is_safeguarding(self) -> bool:
        return self.case.queue == Queue.DSL

    @cached_property
    def leads(self) -> list[User]:
        """Who looks after children's safety, first the one who has done so longest."""
        roles = SchoolRole.objects.filter(current_roles(), role=SchoolRole.Role.DSL).select_related("user")
        return [role.user for role in roles.order_by("from_at", "pk")]

    @cached_property
    def telephone_line(self) -> str:
        school = School.objects.filter(pk=1).first()
        return school.telephone_line if school else ""

    @cached_property
    def may_report(self) -> bool:
        """Whether this colleague reads the room, and can report the message like anybody in it."""
        if self.message is None:
            return False
        try:
            message_to_report(self.reader, self.message.pk)
        except (Http404, OwnMessage, TextIsGone):
            return False
        return True
