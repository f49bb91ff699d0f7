"""A person says: look at this. What is stored, where it goes, and who learns of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from audit.models import AuditEntry
from moderation.access import message_to_report, report_for
from moderation.actions.filing import file_report
from moderation.actions.taking_back import withdraw_report
from moderation.errors import BadReport, TextIsGone, TooManyReports
from moderation.kinds import Queue, Reason, Severity, State
from moderation.models import Case, EvidenceCapsule, Report
from moderation.reasons import ROUTES, SIX, SOMETHING_ELSE, promised_by
from moderation.verbs import Verb
from notices.models import Notice
from notices.queries import notices_of
from rooms.actions.holding import Cause, hold_message
from rooms.actions.removal import remove_message
from rooms.models import Membership, Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import LEAVE_UP, decided, do, fresh_case, report
from tests.rooms.talk import said


def nothing_is_stored() -> bool:
    return not (Report.objects.exists() or Case.objects.exists() or EvidenceCapsule.objects.exists())


def test_a_report_makes_a_case_with_evidence_in_the_queue_of_its_reason(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, comment=" Please look at this. ")
    case = filed.case
    assert filed.comment == "Please look at this."
    assert (case.state, case.queue, case.severity) == (State.NEW, Queue.CLASS, Severity.NORMAL)
    assert (case.target_id, case.subject_user, case.room) == (message.pk, cast.dan, cast.willow_room)
    assert [one.trigger for one in case.capsules.all()] == ["first_report"]
    assert filed.reference.startswith("R-")
    assert case.reference.startswith("C-")


def test_the_six_categories_store_these_reasons() -> None:
    assert [reason.value for reason in SIX] == [
        "child_danger",
        "names_child",
        "unkind",
        "private_info",
        "money_scam",
        "other",
    ]
    assert set(SIX) | set(SOMETHING_ELSE) == set(Reason) - {Reason.CHILD_PHOTO}  # no pictures yet


@pytest.mark.parametrize(
    ("reason", "queue", "severity", "hides"),
    [
        ("names_child", "class", "normal", True),  # and it does name Callum
        ("private_info", "class", "high", True),
        ("child_photo", "class", "high", True),
        ("unkind", "class", "normal", False),
        ("child_danger", "dsl", "critical", True),
        ("adult_danger", "dsl", "critical", False),
        ("sexual_content", "dsl", "critical", True),
        ("hate", "class", "high", False),
        ("untrue", "class", "normal", False),
        ("money_scam", "class", "high", True),
        ("child_account", "class", "high", False),
        ("staff_worry", "head", "normal", False),
        ("elsewhere", "class", "normal", False),
        ("dp_complaint", "dpo", "normal", False),
        ("other", "class", "normal", False),
    ],
)
def test_every_reason_has_its_route(
    cast: Cast, message: Message, reason: str, queue: str, severity: str, hides: bool
) -> None:
    filed = report(cast.aisha, message, reason)
    assert (filed.case.queue, filed.case.severity) == (queue, severity)
    message.refresh_from_db()
    assert (message.state == "held") == hides
    assert (filed.hid_at is not None) == hides


def test_every_reason_is_in_the_table() -> None:
    assert set(ROUTES) == set(Reason)


def test_the_same_again_answers_with_the_first_report(cast: Cast, message: Message) -> None:
    first = report(cast.aisha, message)
    again = file_report(reporter=cast.aisha, message=message, reason="unkind", comment="Once more")
    assert (again.report, again.created) == (first, False)
    assert Report.objects.count() == EvidenceCapsule.objects.count() == 1


def test_a_retry_finds_its_report_also_after_it_was_taken_back(cast: Cast, message: Message) -> None:
    client_id = uuid4()
    first = report(cast.aisha, message, client_id=client_id)
    withdraw_report(report=first, actor=cast.aisha)
    again = file_report(reporter=cast.aisha, message=message, reason="unkind", client_id=client_id)
    assert (again.report, again.created) == (first, False)


def test_a_second_reason_from_the_same_person_is_not_swallowed(cast: Cast, message: Message) -> None:
    first = report(cast.aisha, message)
    second = report(cast.aisha, message, "child_danger")
    case = fresh_case(first)
    assert second.case == case
    assert (case.queue, case.severity) == (Queue.DSL, Severity.CRITICAL)
    assert case.due_at < first.case.due_at


def test_two_reports_of_one_message_share_a_case(cast: Cast, message: Message) -> None:
    first, second = report(cast.aisha, message), report(cast.kofi, message, "hate")
    case = Case.objects.get()
    assert first.case == second.case == case
    assert case.severity == Severity.HIGH
    assert case.version == first.case.version + 1  # who had it on screen reads it again
    assert [one.trigger for one in case.capsules.all()] == ["first_report", "later_report"]


def test_a_later_report_lowers_nothing(cast: Cast, message: Message) -> None:
    first = report(cast.aisha, message, "child_danger")
    report(cast.kofi, message, "other")
    case = fresh_case(first)
    assert (case.queue, case.severity, case.due_at) == ("dsl", "critical", first.case.due_at)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("staff_worry", "person"),
        ("child_account", "person"),
        ("elsewhere", "elsewhere"),
        ("dp_complaint", "elsewhere"),
    ],
)
def test_a_worry_about_staff_opens_its_own_case(cast: Cast, message: Message, reason: str, kind: str) -> None:
    shared = report(cast.aisha, message)
    alone = report(cast.aisha, message, reason)
    assert alone.case != shared.case
    assert alone.case.target_kind == kind
    assert report(cast.kofi, message, reason).case not in (shared.case, alone.case)
    assert report(cast.kofi, message).case == shared.case


def test_a_failed_capsule_files_no_report(cast: Cast, message: Message, settings: Any) -> None:
    settings.CASE_KEYS = ["not a key"]
    entries = AuditEntry.objects.count()
    with pytest.raises(ValueError, match="Fernet key"):
        report(cast.aisha, message, "child_danger")
    message.refresh_from_db()
    assert nothing_is_stored()
    assert message.state == "posted"
    assert AuditEntry.objects.count() == entries
    assert not Notice.objects.exists()


def test_a_stranger_cannot_report_what_they_cannot_see(cast: Cast, message: Message) -> None:
    with pytest.raises(Http404):
        report(cast.tom, message)
    assert nothing_is_stored()


def test_what_nobody_was_shown_cannot_be_reported(cast: Cast, message: Message) -> None:
    hold_message(message=message, actor=None, cause=Cause.ASKED)
    Message.objects.filter(pk=message.pk).update(shown_at=None)
    with pytest.raises(Http404):
        report(cast.aisha, message)
    assert nothing_is_stored()


def test_a_removed_message_can_be_reported(cast: Cast, message: Message) -> None:
    remove_message(message=message, actor=cast.dan)
    filed = report(cast.aisha, message, "child_danger")
    assert filed.case.capsules.count() == 1
    assert filed.hid_at is None


def test_after_scrubbing_the_words_are_gone(cast: Cast, message: Message, clock: Clock) -> None:
    Message.objects.filter(pk=message.pk).update(body="", scrubbed_at=clock.now)
    with pytest.raises(TextIsGone):
        message_to_report(cast.aisha, message.pk)


def test_an_unknown_reason_or_too_many_words_store_nothing(cast: Cast, message: Message) -> None:
    for reason, comment in (("rude", ""), ("unkind", "x" * 1001)):
        with pytest.raises(BadReport):
            report(cast.aisha, message, reason, comment=comment)
    assert nothing_is_stored()
    assert report(cast.aisha, message, comment="x" * 1000).comment == "x" * 1000


def test_the_eleventh_report_in_an_hour_waits_unless_somebody_is_in_danger(cast: Cast, clock: Clock) -> None:
    messages = [said(cast.dan, cast.willow_room, f"No. {n}") for n in range(6)]
    messages += [said(cast.hannah, cast.willow_room, f"No. {n}") for n in range(6)]
    for one in messages[:10]:
        report(cast.aisha, one)
    with pytest.raises(TooManyReports) as refused:
        report(cast.aisha, messages[10])
    assert 0 < refused.value.wait <= 3600
    assert report(cast.aisha, messages[10], "child_danger").case.queue == "dsl"
    assert report(cast.kofi, messages[11])
    clock.moves(minutes=61)
    assert report(cast.aisha, messages[11])


def test_the_reporter_is_hidden_from_author_and_rep(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, "private_info")
    message.refresh_from_db()
    assert message.held_by is None
    for person in (cast.dan, cast.hannah):
        assert not notices_of(person.pk).exists()
        with pytest.raises(Http404):
            report_for(person, filed.reference)
        assert not Case.objects.visible_to(person).exists()


def test_the_reporter_reads_a_number_and_when_somebody_looks(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    notice = notices_of(cast.aisha.pk).get()
    assert notice.kind == "moderation.report.received"
    promised = promised_by(filed.reason, filed.filed_at)
    assert notice.facts == {"report": filed.reference, "due_at": promised.isoformat()}
    assert abs(promised - filed.case.due_at) < timedelta(minutes=1)


def test_alerts_carry_only_a_number(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "child_danger", comment="He is hurt").case
    alerts = Notice.objects.filter(kind="moderation.case.waits")
    assert {alert.user_id for alert in alerts} == {cast.kaur.pk, cast.holt.pk}
    assert [alert.facts for alert in alerts] == [{"case": case.reference}] * 2


@pytest.mark.parametrize(
    ("reason", "told"), [("private_info", {"penrose"}), ("hate", {"lindqvist"}), ("unkind", set())]
)
def test_some_reasons_tell_a_colleague_that_there_is_a_case(
    cast: Cast, message: Message, reason: str, told: set[str]
) -> None:
    report(cast.aisha, message, reason)
    alerts = Notice.objects.filter(kind="moderation.case.to_know")
    assert {alert.user_id for alert in alerts} == {getattr(cast, name).pk for name in told}


def test_a_danger_reported_later_takes_the_case_from_the_moderator(cast: Cast, message: Message) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    report(cast.kofi, message, "child_danger")
    case.refresh_from_db()
    assert (case.state, case.assignee, case.queue) == (State.NEW, None, Queue.DSL)
    assert not Case.objects.visible_to(cast.lowe).exists()
    assert Case.objects.visible_to(cast.kaur).get() == case
    assert Notice.objects.filter(user_id=cast.kaur.pk, kind="moderation.case.waits").count() == 1


def test_a_report_after_the_decision_is_looked_at_again(cast: Cast, message: Message, clock: Clock) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe, LEAVE_UP)
    clock.moves(days=1)
    assert report(cast.kofi, message).case == case
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.OPEN, cast.lowe)
    assert case.due_at > clock.now


def test_a_closed_case_is_final(cast: Cast, message: Message, clock: Clock) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe, LEAVE_UP)
    clock.moves(days=40)
    do(Verb.CLOSE, case, None)
    later = report(cast.kofi, message).case
    assert later.reopens == case
    assert later.state == State.NEW


def test_the_trail_says_who_reported_and_what_was_sealed(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, "child_danger", comment="He is hurt")
    entries = AuditEntry.objects.filter(matter=filed.case.reference)
    assert [entry.action for entry in entries] == [
        "moderation.case.opened",
        "rooms.message.held",
        "moderation.report.filed",
    ]
    assert {entry.circle for entry in entries} == {"dsl"}
    last = entries.last()
    assert last is not None
    assert (last.actor_id, last.label) == (cast.aisha.pk, filed.reference)
    assert last.facts["capsule"] == filed.case.capsules.get().sha256
    assert "hurt" not in str([entry.facts for entry in entries])


def test_a_case_about_the_safeguarding_lead_is_the_heads_and_about_the_head_the_governors(cast: Cast) -> None:
    for author, role, queue in ((cast.kaur, "dsl", "head"), (cast.lindqvist, "head", "governor")):
        Membership.objects.create(room=cast.willow_room, user=author, role="moderator")
        spoken = said(author, cast.willow_room, f"The {role} said it")
        reason = "child_danger" if role == "dsl" else "staff_worry"
        assert report(cast.aisha, spoken, reason).case.queue == queue
