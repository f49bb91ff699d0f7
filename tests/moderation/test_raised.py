"""A danger reported of a message that a moderator looks at, or has decided about: the safeguarding lead has it anew."""

from datetime import timedelta

import pytest

from moderation.actions.effects.deciding import Outcome
from moderation.actions.reading import open_evidence
from moderation.errors import NoSuchCase
from moderation.kinds import Queue, Severity, State
from moderation.models import Case, Report
from moderation.verbs import Verb
from notices.models import Notice
from notices.queries import notices_of
from people.models import SchoolRole
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import HIDE, LEAVE_UP, WARN, decided, do, fresh_case, report


def about_dan(cast: Cast) -> list[str]:
    return list(notices_of(cast.dan.pk).values_list("kind", flat=True))


def test_the_claim_ends_and_nobody_has_seen_it(cast: Cast, message: Message, clock: Clock) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    open_evidence(case=case, actor=cast.lowe)
    clock.moves(minutes=30)
    case = report(cast.kofi, message, "child_danger").case
    case.refresh_from_db()
    assert (case.queue, case.severity) == (Queue.DSL, Severity.CRITICAL)
    assert (case.state, case.assignee, case.first_seen_at) == (State.NEW, None, None)
    assert case.due_at == clock.now + timedelta(minutes=15)


def test_the_claim_ends_also_when_the_moderator_is_a_safeguarding_lead(cast: Cast, message: Message) -> None:
    SchoolRole.objects.create(user=cast.lowe, role="dsl")
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    report(cast.kofi, message, "child_danger")
    case.refresh_from_db()
    assert (case.state, case.assignee, case.first_seen_at) == (State.NEW, None, None)


def test_a_second_danger_takes_nothing_from_the_safeguarding_lead(cast: Cast, message: Message) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message, "child_danger").case, cast.kaur)
    report(cast.kofi, message, "adult_danger")
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.OPEN, cast.kaur)
    assert case.first_seen_at is not None


@pytest.mark.parametrize("outcome", [HIDE, WARN])
def test_a_decision_that_was_not_told_yet_is_not_told(
    cast: Cast, message: Message, clock: Clock, outcome: Outcome
) -> None:
    first = report(cast.aisha, message)
    decided(first.case, cast.lowe, outcome)
    clock.moves(seconds=5)
    report(cast.kofi, message, "child_danger")
    clock.moves(seconds=30)
    assert about_dan(cast) == []
    assert not Notice.objects.filter(user_id=cast.dan.pk).exists()
    first.refresh_from_db()
    assert first.outcome_told_at is None
    case = decided(fresh_case(first), cast.kaur, HIDE if outcome is WARN else LEAVE_UP)
    clock.moves(seconds=30)
    assert about_dan(cast) == []
    finished = Notice.objects.filter(kind="moderation.report.finished", subject_id=case.decisions.last().pk)
    assert {one.user_id for one in finished} == {cast.aisha.pk, cast.kofi.pk}


def test_nor_when_another_report_came_between(cast: Cast, message: Message, clock: Clock) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    clock.moves(seconds=3)
    report(cast.kofi, message)
    clock.moves(seconds=3)
    report(cast.sam, message, "child_danger")
    clock.moves(seconds=30)
    assert about_dan(cast) == []


def test_what_was_told_stays_told(cast: Cast, message: Message, clock: Clock) -> None:
    first = report(cast.aisha, message)
    decided(first.case, cast.lowe)
    clock.moves(seconds=11)
    first.refresh_from_db()
    told_at = first.outcome_told_at
    danger = report(cast.kofi, message, "child_danger")
    first.refresh_from_db()
    assert first.outcome_told_at == told_at is not None
    assert about_dan(cast) == ["moderation.decided.about_you"]
    assert Report.objects.get(pk=danger.pk).outcome_told_at is None


def test_a_decided_case_is_new_to_the_safeguarding_lead(cast: Cast, message: Message, clock: Clock) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe, LEAVE_UP)
    clock.moves(seconds=5)
    report(cast.kofi, message, "child_danger")
    case.refresh_from_db()
    message.refresh_from_db()
    assert (case.queue, case.state, case.assignee) == (Queue.DSL, State.NEW, None)
    assert (case.first_seen_at, case.due_at) == (None, clock.now + timedelta(minutes=15))
    assert message.state == "held"
    assert Case.objects.visible_to(cast.kaur).get() == case
    with pytest.raises(NoSuchCase):
        do(Verb.UNDO, case, cast.lowe)
