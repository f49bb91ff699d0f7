"""A decision: what it does to the message, what it needs, who hears of it, and how it is undone."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from moderation.actions.effects.deciding import Outcome
from moderation.errors import BadDecision, NeedsSecondPerson, NotAllowedNow, NotYours
from moderation.kinds import ContentAction, SanctionKind, State
from moderation.models import Case, Decision, Report, Sanction
from moderation.queries import leave_up_action
from moderation.verbs import Verb
from notices.models import Notice
from notices.queries import notices_of
from people.actions.school import FIRST_RULES
from rooms.actions.removal import remove_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import HIDE, LEAVE_UP, PUT_BACK, WARN, decided, do, report
from tests.rooms.page import fresh
from tests.rooms.talk import said

_VERSION = re.compile(r'data-version="\d+"')
KINDS_TO_AUTHOR = ["moderation.decided.about_you"]


@pytest.fixture
def case(cast: Cast, message: Message) -> Case:
    return report(cast.aisha, message).case


def told(person: Any) -> list[str]:
    return [notice.kind for notice in notices_of(person.pk)]


def test_hiding_leaves_the_same_line_for_everybody(cast: Cast, case: Case, message: Message) -> None:
    decided(case, cast.lowe)
    for person in (cast.aisha, cast.dan, cast.hannah, cast.lowe):
        shown = fresh(sign_in(person), cast.willow_room)[message.pk]
        assert "The school took this message down." in shown
        assert "Mrs Lowe" not in shown
        assert WORDS not in shown
    message.refresh_from_db()
    assert message.removed_by == cast.lowe
    decision = Decision.objects.get()
    assert [rule.code for rule in decision.rules.all()] == ["kind"]
    assert (decision.decided_by, decision.reasons) == (cast.lowe, HIDE.reasons)


def test_the_author_reads_why_and_the_reporter_that_the_school_acted(
    cast: Cast, case: Case, clock: Clock
) -> None:
    decided(case, cast.lowe)
    clock.moves(seconds=9)
    assert told(cast.dan) == []
    assert told(cast.aisha) == ["moderation.report.received"]
    clock.moves(seconds=1)
    assert told(cast.dan) == KINDS_TO_AUTHOR
    finished = notices_of(cast.aisha.pk).first()
    assert finished is not None
    assert (finished.kind, finished.facts) == (
        "moderation.report.finished",
        {"report": Report.objects.get().reference, "acted": True},
    )
    facts = notices_of(cast.dan.pk).get().facts
    assert facts == {"room": "Willow (Y3)"}  # no reporter, no words


def test_an_author_whose_message_stays_never_learns_of_the_report(
    cast: Cast, case: Case, clock: Clock
) -> None:
    decided(case, cast.lowe, LEAVE_UP)
    clock.moves(seconds=10)
    assert told(cast.dan) == []
    finished = notices_of(cast.aisha.pk).first()
    assert finished is not None
    assert finished.facts["acted"] is False
    assert Notice.objects.exclude(user_id=cast.aisha.pk).count() == 0


def test_a_warning_is_a_sanction_and_a_notice(cast: Cast, case: Case, message: Message, clock: Clock) -> None:
    decided(case, cast.lowe, WARN)
    sanction = Sanction.objects.get()
    assert (sanction.user, sanction.room, sanction.kind) == (cast.dan, cast.willow_room, "warning")
    clock.moves(seconds=10)
    assert told(cast.dan) == KINDS_TO_AUTHOR
    message.refresh_from_db()
    assert message.state == "posted"


def test_each_reporter_is_told_once(cast: Cast, case: Case, message: Message, clock: Clock) -> None:
    report(cast.kofi, message, "hate")
    decided(case, cast.lowe)
    clock.moves(days=1)
    report(cast.sam, message)
    do(Verb.DECIDE, case, cast.lowe, HIDE)
    clock.moves(minutes=1)
    for person in (cast.aisha, cast.kofi, cast.sam):
        assert told(person).count("moderation.report.finished") == 1


def test_the_author_of_a_case_in_the_safeguarding_queue_is_told_nothing(
    cast: Cast, message: Message, clock: Clock
) -> None:
    decided(report(cast.aisha, message, "child_danger").case, cast.kaur)
    clock.moves(minutes=1)
    assert told(cast.dan) == []
    assert told(cast.aisha)[0] == "moderation.report.finished"
    message.refresh_from_db()
    assert message.state == "removed"


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"rules": ()}, ("rules",)),
        ({"rules": ("criticism",)}, ("rules",)),
        ({"rules": ("kind", "nothing-like-it")}, ("rules",)),
        ({"reasons": "  "}, ("reasons",)),
        ({"reasons": "x" * 2001}, ("reasons",)),
        ({"internal_reason": "x" * 2001}, ("internal_reason",)),
        ({"touches_criticism": None}, ("touches_criticism",)),
        ({"rules": (), "reasons": "", "touches_criticism": None}, ("rules", "reasons", "touches_criticism")),
        ({"content_action": ContentAction.REDACT}, ("content_action",)),
        ({"content_action": ContentAction.RESTORE}, ("content_action",)),
        ({"content_action": ContentAction.NONE, "sanction": SanctionKind.WARNING, "rules": ()}, ("rules",)),
    ],
)
def test_a_decision_that_says_too_little_changes_nothing(
    cast: Cast, case: Case, message: Message, change: dict[str, Any], fields: tuple[str, ...]
) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    with pytest.raises(BadDecision) as refused:
        do(Verb.DECIDE, case, cast.lowe, replace(HIDE, **change))
    assert refused.value.fields == fields
    message.refresh_from_db()
    case.refresh_from_db()
    assert (case.state, message.state, Decision.objects.count()) == (State.OPEN, "posted", 0)


def test_a_decision_without_an_outcome_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(BadDecision):
        do(Verb.DECIDE, do(Verb.CLAIM, case, cast.lowe), cast.lowe)


def test_criticism_is_not_a_selectable_rule(cast: Cast) -> None:
    words = " ".join(f"{rule.code} {rule.title} {rule.text} {rule.explanation}" for rule in FIRST_RULES)
    assert "critic" not in words.lower()


def test_removing_criticism_waits_for_a_second_person(cast: Cast, case: Case, message: Message) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    with pytest.raises(NeedsSecondPerson):
        do(Verb.DECIDE, case, cast.lowe, replace(HIDE, touches_criticism=True))
    message.refresh_from_db()
    assert message.state == "posted"
    assert not Decision.objects.exists()


def test_criticism_may_be_left_up(cast: Cast, case: Case) -> None:
    assert decided(case, cast.lowe, Outcome(ContentAction.NONE, touches_criticism=True)).state == "decided"


def test_nobody_is_warned_in_announcements(cast: Cast) -> None:
    notice = said(cast.adeyemi, cast.willow_notices)
    case = do(Verb.CLAIM, report(cast.aisha, notice).case, cast.lowe)
    with pytest.raises(BadDecision) as refused:
        do(Verb.DECIDE, case, cast.lowe, WARN)
    assert refused.value.fields == ("sanction",)


def test_a_case_about_a_person_has_no_message_to_hide(cast: Cast, message: Message) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message, "child_account").case, cast.lowe)
    with pytest.raises(BadDecision):
        do(Verb.DECIDE, case, cast.lowe, HIDE)
    assert do(Verb.DECIDE, case, cast.lowe, WARN).state == State.DECIDED


def test_what_its_author_removed_stays_removed(cast: Cast, case: Case, message: Message) -> None:
    remove_message(message=message, actor=cast.dan)
    case = do(Verb.CLAIM, case, cast.lowe)
    for outcome in (HIDE, PUT_BACK):
        with pytest.raises(BadDecision):
            do(Verb.DECIDE, case, cast.lowe, outcome)
    assert leave_up_action(message) == ContentAction.NONE
    assert do(Verb.DECIDE, case, cast.lowe, LEAVE_UP).state == State.DECIDED


def test_a_hidden_message_is_not_left_waiting(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "private_info").case
    message.refresh_from_db()
    assert leave_up_action(message) == ContentAction.RESTORE
    case = do(Verb.CLAIM, case, cast.lowe)
    with pytest.raises(BadDecision):
        do(Verb.DECIDE, case, cast.lowe, LEAVE_UP)
    do(Verb.DECIDE, case, cast.lowe, PUT_BACK)
    message.refresh_from_db()
    assert message.state == "posted"


@pytest.mark.parametrize("outcome", [HIDE, WARN, LEAVE_UP], ids=["hide", "warn", "leave"])
def test_undo_within_ten_seconds_restores_and_tells_nobody(
    cast: Cast, case: Case, message: Message, clock: Clock, outcome: Outcome
) -> None:
    shown = fresh(sign_in(cast.kofi), cast.willow_room)[message.pk]
    case = decided(case, cast.lowe, outcome)
    clock.moves(seconds=9)
    case = do(Verb.UNDO, case, cast.lowe)
    assert (case.state, case.assignee, case.touches_criticism) == (State.OPEN, cast.lowe, None)
    message.refresh_from_db()
    after = fresh(sign_in(cast.kofi), cast.willow_room)[message.pk]
    assert _VERSION.sub("", after) == _VERSION.sub("", shown)
    clock.moves(minutes=5)
    assert told(cast.dan) == []
    assert told(cast.aisha) == ["moderation.report.received"]
    assert Report.objects.get().outcome_told_at is None
    assert not Sanction.objects.filter(lifted_at__isnull=True).exists()
    first, second = Decision.objects.all()
    assert second.supersedes == first


@pytest.mark.parametrize("outcome", [HIDE, PUT_BACK], ids=["hide", "put back"])
def test_undoing_holds_a_held_message_again(
    cast: Cast, message: Message, clock: Clock, outcome: Outcome
) -> None:
    case = report(cast.aisha, message, "private_info").case
    case = decided(case, cast.lowe, outcome)
    do(Verb.UNDO, case, cast.lowe)
    message.refresh_from_db()
    assert message.state == "held"
    assert Case.objects.count() == 1


def test_undoing_takes_down_what_was_put_back(cast: Cast, case: Case, message: Message, clock: Clock) -> None:
    case = decided(case, cast.lowe)
    clock.moves(days=1)
    report(cast.kofi, message)
    case = do(Verb.DECIDE, case, cast.lowe, PUT_BACK)
    message.refresh_from_db()
    assert message.state == "posted"
    do(Verb.UNDO, case, cast.lowe)
    message.refresh_from_db()
    assert (message.state, message.removed_by) == ("removed", cast.lowe)


def test_a_case_is_decided_again_after_undoing(cast: Cast, case: Case, clock: Clock) -> None:
    case = do(Verb.UNDO, decided(case, cast.lowe), cast.lowe)
    do(Verb.DECIDE, case, cast.lowe, WARN)
    clock.moves(seconds=10)
    assert told(cast.dan) == KINDS_TO_AUTHOR
    assert told(cast.aisha).count("moderation.report.finished") == 1


def test_undo_after_ten_seconds_or_by_another_is_refused(
    cast: Cast, case: Case, message: Message, clock: Clock
) -> None:
    case = decided(case, cast.lowe)
    with pytest.raises(NotYours):
        do(Verb.UNDO, case, cast.bello)
    clock.moves(seconds=10)
    with pytest.raises(NotAllowedNow):
        do(Verb.UNDO, case, cast.lowe)
    message.refresh_from_db()
    assert message.state == "removed"


def test_a_reporter_who_took_it_back_is_not_told(
    cast: Cast, case: Case, message: Message, clock: Clock
) -> None:
    report(cast.kofi, message)
    Report.objects.filter(reporter=cast.kofi).update(withdrawn_at=clock.now)
    decided(case, cast.lowe)
    clock.moves(seconds=10)
    assert "moderation.report.finished" not in told(cast.kofi)


def a_decision(case: Case, cast: Cast, **fields: Any) -> Decision:
    return Decision.objects.create(
        **{
            "case": case,
            "decided_by": cast.lowe,
            "content_action": ContentAction.REMOVE,
            "reasons": "Why",
            "applied_at": case.opened_at,
            "touches_criticism": False,
        }
        | fields
    )


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("an unanswered criticism question", {"touches_criticism": None}),
        ("an unanswered question on a redaction", {"content_action": "redact", "touches_criticism": None}),
        ("criticism taken down by one", {"touches_criticism": True}),
        ("taking down without reasons", {"reasons": ""}),
    ],
)
def test_the_database_refuses(cast: Cast, case: Case, what: str, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_decision(case, cast, **fields)


def test_the_database_refuses_an_approval_without_approver(cast: Cast, case: Case) -> None:
    at = case.opened_at
    for fields in ({"approved_at": at}, {"approved_by": cast.young}):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_decision(case, cast, touches_criticism=True, **fields)
    assert a_decision(case, cast, touches_criticism=True, approved_by=cast.young, approved_at=at)


def test_the_database_refuses_the_same_approver(cast: Cast, case: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_decision(case, cast, approved_by=cast.lowe, approved_at=case.opened_at)


def test_what_is_not_applied_yet_may_wait_for_its_answers(cast: Cast, case: Case) -> None:
    assert a_decision(case, cast, applied_at=None, touches_criticism=True)


def test_notices_of_a_decision_wait_ten_seconds(cast: Cast, case: Case, clock: Clock) -> None:
    decided(case, cast.lowe)
    waiting = Notice.objects.filter(subject_type="decision")
    assert {notice.send_after for notice in waiting} == {clock.now + timedelta(seconds=10)}


@pytest.mark.parametrize(
    "change",
    [
        {"reasons": "Something milder"},
        {"internal_reason": "Another"},
        {"content_action": "none"},
        {"touches_criticism": True},
        {"state_before": "held"},
        {"redactions": [[1, 2]]},
        {"decided_at": "2026-01-01T09:00:00Z"},
        {"applied_at": None},
        {"applied_at": "2026-01-01T09:00:00Z"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_decision_changes_only_its_times_and_approver(
    cast: Cast, case: Case, change: dict[str, Any]
) -> None:
    """Whoever tries: the database refuses."""
    decision = a_decision(case, cast)
    with pytest.raises(IntegrityError, match="keeps its words"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**change)


def test_the_times_and_the_approver_of_a_decision_are_set_once(cast: Cast, case: Case) -> None:
    decision = a_decision(case, cast, applied_at=None, touches_criticism=True)
    row = Decision.objects.filter(pk=decision.pk)
    at = case.opened_at
    row.update(approved_by=cast.young, approved_at=at, applied_at=at)
    for again in ({"approved_by": cast.lindqvist}, {"approved_at": None}, {"applied_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**again)
    row.update(declined_at=at)
    row.delete()
