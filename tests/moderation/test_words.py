"""What the author, the reporter and staff read; and that it names nobody it must not."""

from typing import Any

import pytest

from moderation.actions.held import open_held_case
from moderation.actions.taking_back import withdraw_report
from moderation.models import Decision, Report
from moderation.my_reports import Status, reports_of
from moderation.notice_words import Words, said_at, words_of
from moderation.verbs import Verb
from notices.queries import notices_of
from people.models import User
from rooms.actions.holding import Cause, hold_message
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import HIDE, LEAVE_UP, WARN, decided, do, report
from tests.rooms.talk import said


def read(person: User) -> list[Words]:
    """The page of notices of this person, newest first."""
    notices = list(notices_of(person.pk))
    words = words_of(notices)
    return [words[notice.pk] for notice in notices]


def status(person: User) -> Status:
    return reports_of(person)[0].status


def test_the_author_reads_what_why_and_what_to_do(cast: Cast, message: Message, clock: Clock) -> None:
    decided(report(cast.aisha, message, comment="He lies").case, cast.lowe)
    clock.moves(seconds=10)
    (words,) = read(cast.dan)
    assert words.title == f"The school took down your message of {said_at(message)} in Willow (Y3)."
    assert words.lines[:2] == ("Why: It calls another parent names.", "Our rule: Be kind")
    everything = str(words)
    for secret in ("Aisha", "He lies", "Lowe", "R-", "C-", WORDS):
        assert secret not in everything


def test_a_warned_author_reads_what_follows(cast: Cast, message: Message, clock: Clock) -> None:
    decided(report(cast.aisha, message).case, cast.lowe, WARN)
    clock.moves(seconds=10)
    (words,) = read(cast.dan)
    assert (
        words.title
        == f"The school has a word with you about your message of {said_at(message)} in Willow (Y3)."
    )
    assert "This is a warning. You can read and post as before." in words.lines


def test_a_message_nobody_saw_was_not_posted(cast: Cast, message: Message, clock: Clock) -> None:
    hold_message(message=message, actor=None, cause=Cause.ASKED)
    Message.objects.filter(pk=message.pk).update(shown_at=None)
    case = open_held_case(message=message)
    assert case is not None
    decided(case, cast.lowe)
    clock.moves(seconds=10)
    message.refresh_from_db()
    assert read(cast.dan)[0].title == f"Your message of {said_at(message)} in Willow (Y3) was not posted."


def test_a_purged_decision_leaves_a_notice_without_words(cast: Cast, message: Message, clock: Clock) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    clock.moves(seconds=10)
    Decision.objects.all().delete()
    assert read(cast.dan) == [Words("The school decided about a message of yours in Willow (Y3).")]


def test_the_reporter_reads_a_number_a_time_and_an_outcome(
    cast: Cast, message: Message, clock: Clock
) -> None:
    number = report(cast.aisha, message).reference
    (received,) = read(cast.aisha)
    assert received.title == f"Thank you. We have your report ({number})."
    assert received.lines[0].startswith("A member of staff will read it by ")
    decided(Report.objects.get().case, cast.lowe)
    clock.moves(seconds=10)
    finished = read(cast.aisha)[0]
    assert finished.title == f"We have finished looking at report {number}."
    assert finished.lines[0] == "We acted."
    assert "kind" not in str(finished)


def test_staff_read_a_number(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, "child_danger", comment="He is hurt")
    assert read(cast.kaur) == [Words(f"Case {filed.case.reference} waits for you.")]
    other = report(cast.kofi, said(cast.dan, cast.willow_room), "private_info")
    (told,) = read(cast.penrose)
    assert other.case.reference in told.title


def test_reading_many_notices_asks_no_more_often(
    cast: Cast, clock: Clock, django_assert_max_num_queries: Any
) -> None:
    for n in range(4):
        decided(report(cast.aisha, said(cast.dan, cast.willow_room, f"No. {n}")).case, cast.lowe)
    clock.moves(seconds=10)
    with django_assert_max_num_queries(5 + 4):
        assert len(read(cast.dan)) == 4


@pytest.mark.parametrize(
    ("outcome", "finished"), [(HIDE, "taken_down"), (WARN, "acted"), (LEAVE_UP, "left_up")]
)
def test_my_reports_follow_the_case(
    cast: Cast, message: Message, clock: Clock, outcome: Any, finished: str
) -> None:
    case = report(cast.aisha, message).case
    assert status(cast.aisha) == Status.SENT
    case = do(Verb.CLAIM, case, cast.lowe)
    assert status(cast.aisha) == Status.BEING_READ
    case = do(Verb.DECIDE, case, cast.lowe, outcome)
    assert status(cast.aisha) == Status.BEING_READ  # it can still be undone
    clock.moves(seconds=10)
    assert status(cast.aisha) == finished
    assert reports_of(cast.dan) == []


def test_my_report_of_an_undone_decision_is_being_read(cast: Cast, message: Message, clock: Clock) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe)
    do(Verb.UNDO, case, cast.lowe)
    clock.moves(seconds=20)
    assert status(cast.aisha) == Status.BEING_READ


def test_what_may_be_done_with_a_report(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    assert (reports_of(cast.aisha)[0].may_take_back, reports_of(cast.aisha)[0].may_add) == (True, True)
    do(Verb.CLAIM, filed.case, cast.lowe)
    assert (reports_of(cast.aisha)[0].may_take_back, reports_of(cast.aisha)[0].may_add) == (False, True)
    other = report(cast.kofi, said(cast.dan, cast.willow_room))
    withdraw_report(report=other, actor=cast.kofi)
    (line,) = reports_of(cast.kofi)
    assert (line.status, line.may_take_back, line.may_add) == (Status.TAKEN_BACK, False, False)


def test_my_reports_cost_the_same_however_many(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for n in range(6):
        report(cast.aisha, said(cast.dan, cast.willow_room, f"No. {n}"))
    with django_assert_max_num_queries(4):
        assert len(reports_of(cast.aisha)) == 6
