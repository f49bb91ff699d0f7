"""A report that joins a case is told like the first one of another message: nothing of what was there before."""

import re
from typing import Any

import pytest
from django.test import Client

from moderation.actions.held import open_held_case
from moderation.actions.reading import open_evidence
from moderation.actions.taking_back import withdraw_report
from moderation.errors import AlreadyBeingRead
from moderation.models import Case, Report
from moderation.my_reports import Status, my_report
from moderation.verbs import Verb
from people.models import SchoolRole, User
from rooms.actions.holding import Cause, hold_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.reporting import HIDE, LEAVE_UP, decided, do, report
from tests.rooms.talk import JSON, said


def status(report: Report) -> Status:
    return my_report(Report.objects.select_related("case").get(pk=report.pk)).status


def test_somebody_who_looked_before_did_not_see_this_report(
    cast: Cast, message: Message, clock: Clock
) -> None:
    first = report(cast.aisha, message)
    case = do(Verb.CLAIM, first.case, cast.lowe)
    open_evidence(case=case, actor=cast.lowe)
    clock.moves(minutes=1)
    second = report(cast.kofi, message)
    assert (status(first), status(second)) == (Status.BEING_READ, Status.SENT)
    clock.moves(minutes=1)
    open_evidence(case=Case.objects.get(), actor=cast.lowe)
    assert status(second) == Status.BEING_READ


def test_what_joined_unseen_can_be_taken_back_and_leaves_the_case_as_it_is(
    cast: Cast, message: Message
) -> None:
    first = report(cast.aisha, message)
    do(Verb.CLAIM, first.case, cast.lowe)
    second = report(cast.kofi, message, "private_info")
    assert withdraw_report(report=second, actor=cast.kofi).withdrawn_at is not None
    with pytest.raises(AlreadyBeingRead):
        withdraw_report(report=first, actor=cast.aisha)
    case = Case.objects.get()
    message.refresh_from_db()
    assert (case.state, case.assignee, message.state) == ("open", cast.lowe, "held")


def test_a_hold_stays_in_a_case_that_somebody_looks_at(cast: Cast, message: Message) -> None:
    hold_message(message=message, actor=None, cause=Cause.ASKED)
    case = open_held_case(message=message)
    assert case is not None
    do(Verb.CLAIM, case, cast.lowe)
    withdraw_report(report=report(cast.kofi, message, "private_info"), actor=cast.kofi)
    message.refresh_from_db()
    assert (Case.objects.get().state, message.state) == ("open", "held")


@pytest.mark.parametrize("outcome", [HIDE, LEAVE_UP])
def test_a_decision_made_before_is_no_outcome_of_this_report(
    cast: Cast, message: Message, clock: Clock, outcome: Any
) -> None:
    first = report(cast.aisha, message)
    decided(first.case, cast.lowe, outcome)
    clock.moves(minutes=1)
    second = report(cast.kofi, message)
    assert status(first) in (Status.TAKEN_DOWN, Status.LEFT_UP)
    assert status(second) == Status.SENT
    do(Verb.DECIDE, Case.objects.get(), cast.lowe, LEAVE_UP)
    assert status(second) == Status.BEING_READ
    clock.moves(seconds=11)
    assert status(second) == Status.LEFT_UP


def test_after_a_danger_the_moderators_look_is_not_the_safeguarding_leads(
    cast: Cast, message: Message
) -> None:
    do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    danger = report(cast.kofi, message, "child_danger")
    assert status(danger) == Status.SENT
    open_evidence(case=Case.objects.get(), actor=cast.kaur)
    assert status(danger) == Status.BEING_READ


def told(client: Client, message: Message) -> tuple[int, str]:
    """The answer, its references, times and the message's number taken out."""
    answer = client.post(f"/messages/{message.pk}/report", {"reason": "unkind"}, headers=JSON)
    text = answer.content.decode().replace(f"/messages/{message.pk}/", "")
    text = re.sub(r"R-\d+", "R-…", text)
    text = re.sub(r"csrfmiddlewaretoken\\?\" value=\\?\"\w+", "", text)
    return answer.status_code, re.sub(r"\d+(\.\d+)? [ap]m", "…", text)


@pytest.mark.parametrize("only_moderator", [False, True])
@pytest.mark.parametrize("who", ["lowe", "adeyemi", "kofi", "hannah"])
@pytest.mark.parametrize("looked", [False, True])
def test_nobody_learns_of_a_safeguarding_case_by_reporting(
    cast: Cast, message: Message, who: str, looked: bool, only_moderator: bool
) -> None:
    if only_moderator:
        SchoolRole.objects.filter(role="moderator").exclude(user=cast.lowe).delete()
    reporter: User = getattr(cast, who)
    do(Verb.CLAIM, report(cast.sam, message).case, cast.bello if not only_moderator else cast.lowe)
    case = report(cast.aisha, message, "adult_danger").case
    assert case.queue == "dsl"
    if looked:
        open_evidence(case=case, actor=cast.kaur)
        do(Verb.CLAIM, case, cast.kaur)
    client = sign_in(reporter)
    plain = said(cast.dan, cast.willow_room, message.body)
    assert told(client, message) == told(client, plain)
    assert Report.objects.filter(reporter=reporter).count() == 2
