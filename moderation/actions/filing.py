"""Filing a report: report, case, evidence, any hold and the trail in one transaction (MO-3)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from audit import trail
from moderation import capsules, conflicts, evidence, hiding, queries, references, telling
from moderation.actions.cases import case_about, raise_case, settle
from moderation.errors import BadReport, TooManyReports
from moderation.kinds import Reason, TargetKind, Trigger
from moderation.models import Case, Report
from moderation.reasons import ALWAYS_ACCEPTED, ROUTES
from people.models import User
from rooms.actions.holding import Cause, hold_message
from rooms.actions.locking import lock_attachments
from rooms.attachments.queries import attachments_of
from rooms.body import words_in
from rooms.checking import names_a_pupil
from rooms.models import Message

AN_HOUR = timedelta(hours=1)
PER_HOUR = 10
LONGEST = 1000  # characters of a comment


@dataclass(frozen=True)
class Filed:
    """The report, and whether this very call filed it (201) or it was there already (200)."""

    report: Report
    created: bool


def file_report(
    *, reporter: User, message: Message, reason: str, comment: str = "", client_id: UUID | None = None
) -> Filed:
    """Say to the school: look at this. The same person filing the same again finds the first report (MO-1).

    `message` comes from `moderation.access.message_to_report`. Raises BadReport, TooManyReports. Nothing is
    stored when the evidence cannot be sealed.
    """
    kind = _reason(reason, message)
    comment = checked_comment(comment)
    if found := _filed_before(reporter, message, kind, client_id):
        return Filed(found, created=False)
    if kind not in ALWAYS_ACCEPTED:
        _must_not_be_too_many(reporter)
    report = Report(
        reporter=reporter,
        target_kind=TargetKind.MESSAGE,
        target_id=message.pk,
        reason=kind,
        comment=comment,
        client_id=client_id,
        filed_at=timezone.now(),
    )
    named = kind is Reason.NAMES_CHILD and names_a_pupil(message)  # asked before any lock (PR-2)
    try:
        return _file(report, message, named)
    except IntegrityError:
        if found := _filed_before(reporter, message, kind, client_id):
            return Filed(found, created=False)
        raise


def checked_comment(text: str) -> str:
    """The reporter's words as they are stored. Raises BadReport when they are over 1,000 characters."""
    text = words_in(text)
    if len(text) > LONGEST:
        raise BadReport("comment")
    return text


def _reason(reason: str, message: Message) -> Reason:
    """What names a child in words, shows one in a picture (MO-5)."""
    try:
        kind = Reason(reason)
    except ValueError as unknown:
        raise BadReport("reason") from unknown
    shows = kind is Reason.NAMES_CHILD and any(one.is_picture for one in attachments_of(message))
    return Reason.CHILD_PHOTO if shows else kind


def _filed_before(reporter: User, message: Message, reason: Reason, client_id: UUID | None) -> Report | None:
    mine = Report.objects.filter(reporter=reporter).select_related("case")
    if client_id is not None and (sent := mine.filter(client_id=client_id).first()):
        return sent
    same = mine.filter(target_kind=TargetKind.MESSAGE, target_id=message.pk, reason=reason)
    return same.filter(withdrawn_at__isnull=True).first()


def _must_not_be_too_many(reporter: User) -> None:
    now = timezone.now()
    recent = Report.objects.filter(reporter=reporter, filed_at__gt=now - AN_HOUR).order_by("-filed_at")
    times = list(recent.values_list("filed_at", flat=True)[:PER_HOUR])
    if len(times) == PER_HOUR:
        raise TooManyReports(wait=max(1, round((times[-1] + AN_HOUR - now).total_seconds())))


@transaction.atomic
def _file(report: Report, message: Message, named: bool) -> Filed:
    route = ROUTES[Reason(report.reason)]
    case, is_new = case_about(message, route)
    if is_new:
        report.filed_at = case.opened_at  # one moment for the receipt and for the queue
    told_queue = "" if is_new else case.queue
    report.case, report.reference = case, references.for_report()
    report.leads_to = conflicts.queue_alone(route.queue, message, report.reporter)
    report.save(force_insert=True)
    message.refresh_from_db()
    frozen = evidence.of_message(message, case)
    if not is_new:
        case = report.case = raise_case(case, route)
    _hide_if_due(report, message, named)
    _lock_if_due(report, message)
    case = report.case = settle(case, told_queue=told_queue)
    trigger = Trigger.FIRST_REPORT if is_new else Trigger.LATER_REPORT
    capsule = capsules.seal(case=case, trigger=trigger, content=frozen)
    telling.reporter_is_heard(report)
    telling.roles_have_a_case(case, route.tells)
    _note(report, case, capsule.sha256)
    return Filed(report, created=True)


def _hide_if_due(report: Report, message: Message, named: bool) -> None:
    if message.state != Message.State.POSTED or not hiding.hides_at_once(report, names_a_pupil=named):
        return
    case = report.case
    filed = {"matter": case.reference, "circle": queries.circle_of(case)}
    if hold_message(message=message, actor=None, cause=Cause.REPORTED, **filed):
        report.hid_at = timezone.now()
        report.save(update_fields=["hid_at"])


def _lock_if_due(report: Report, message: Message) -> None:
    """What may be illegal is shown to nobody, from the first word on (MO-9). Announcements are the school’s own."""
    if report.reason != Reason.SEXUAL_CONTENT or not message.attached or message.room.is_announcements:
        return
    circle = queries.circle_of(report.case)
    lock_attachments(message=message, actor=None, matter=report.case.reference, circle=circle)


def _note(report: Report, case: Case, sha256: str) -> None:
    """The trail keeps the capsule's hash: a chain that was rewritten as a whole would not fit it any more."""
    trail.record(
        actor=report.reporter,
        action="moderation.report.filed",
        subject=report,
        label=report.reference,
        matter=case.reference,
        facts={"reason": report.reason, "hid": report.hid_at is not None, "capsule": sha256},
        circle=queries.circle_of(case),
    )
