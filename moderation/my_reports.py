"""What became of a person's own reports, in the words of "My reports" (UX section 6.3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.effects.deciding import UNDO_WITHIN
from moderation.actions.seeing import is_seen
from moderation.kinds import TAKES, TargetKind
from moderation.models import Decision, Report
from people.models import User
from rooms.models import Message


class Status(models.TextChoices):
    SENT = "sent", _("Sent")
    BEING_READ = "being_read", _("Being read")
    TAKEN_DOWN = "taken_down", _("Taken down")
    ACTED = "acted", _("We acted")
    LEFT_UP = "left_up", _("Left up")
    TAKEN_BACK = "taken_back", _("Taken back")


@dataclass(frozen=True)
class MyReport:
    """One line of the page. `may_take_back` asks again when it is pressed."""

    report: Report
    status: Status
    message: Message | None = None  # with its author

    @property
    def may_take_back(self) -> bool:
        return self.status == Status.SENT

    @property
    def may_add(self) -> bool:
        return self.status in (Status.SENT, Status.BEING_READ)


def reports_of(user: User) -> list[MyReport]:
    """Everything this person reported, newest first. The same few queries however many."""
    reports = Report.objects.filter(reporter=user).order_by("-filed_at").select_related("case__room")
    with_outcome = reports.prefetch_related("case__decisions__sanctions", "case__decisions__superseded_by")
    messages = _messages_of(with_outcome)
    return [MyReport(one, status_of(one), messages.get(one.target_id)) for one in with_outcome]


def my_report(report: Report) -> MyReport:
    """One report for the page of its own."""
    return MyReport(report, status_of(report), _messages_of([report]).get(report.target_id))


def standing_about(user: User, message: Message) -> list[MyReport]:
    """What this person reported about one message and has not taken back, oldest first."""
    same = Report.objects.filter(reporter=user, target_kind=TargetKind.MESSAGE, target_id=message.pk)
    standing = same.filter(withdrawn_at__isnull=True).order_by("filed_at").select_related("case__room")
    return [MyReport(report, status_of(report), message) for report in standing]


def _messages_of(reports: Iterable[Report]) -> dict[int, Message]:
    ids = {report.target_id for report in reports if report.target_kind == TargetKind.MESSAGE}
    return Message.objects.select_related("author").in_bulk(ids)


def status_of(report: Report) -> Status:
    """Nobody learns an outcome that can still be undone, the reporter included (MO-18b).

    A report that joins a case is as new as the first one of another message: what was seen and decided of the case
    before is not its reporter's to know (MO-30).
    """
    if report.withdrawn_at is not None:
        return Status.TAKEN_BACK
    now = timezone.now()
    if report.outcome_told_at is None or report.outcome_told_at > now:
        return Status.BEING_READ if is_seen(report) else Status.SENT
    decision = _settled(report)
    if decision is not None and decision.content_action in TAKES:
        return Status.TAKEN_DOWN
    warned = decision is not None and any(one.lifted_at is None for one in decision.sanctions.all())
    return Status.ACTED if warned else Status.LEFT_UP


def _settled(report: Report) -> Decision | None:
    """The last decision that stands and can no longer be undone."""
    now = timezone.now()
    standing = [
        decision
        for decision in report.case.decisions.all()
        if decision.supersedes_id is None
        and not hasattr(decision, "superseded_by")
        and decision.decided_at + UNDO_WITHIN <= now
    ]
    return standing[-1] if standing else None
