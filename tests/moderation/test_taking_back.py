"""A report taken back, or added to, while nobody has looked."""

import pytest

from audit.models import AuditEntry
from moderation.actions.held import open_held_case, open_low_case
from moderation.actions.reading import open_evidence
from moderation.actions.taking_back import add_note_to_report, withdraw_report
from moderation.errors import AlreadyBeingRead, BadReport, NoSuchReport, NotAllowedNow
from moderation.kinds import State
from moderation.models import Case
from moderation.verbs import Verb
from rooms.actions.holding import Cause, hold_message
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import do, report


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_withdrawing_the_only_report_lifts_its_hold(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, "private_info")
    assert state_of(message) == "held"
    taken_back = withdraw_report(report=filed, actor=cast.aisha)
    assert taken_back.withdrawn_at is not None
    assert state_of(message) == "posted"
    filed.case.refresh_from_db()
    assert filed.case.state == State.CLOSED
    done = AuditEntry.objects.filter(matter=filed.case.reference).values_list("action", flat=True)
    assert list(done)[-3:] == [
        "moderation.report.withdrawn",
        "rooms.message.released",
        "moderation.case.closed",
    ]


def test_an_unread_report_without_a_hold_closes_its_case(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    withdraw_report(report=filed, actor=cast.aisha)
    assert Case.objects.get().state == State.CLOSED
    assert report(cast.aisha, message).case.reopens == filed.case


@pytest.mark.parametrize("reason", ["child_danger", "sexual_content"])
def test_a_danger_stays_when_its_report_is_taken_back(cast: Cast, message: Message, reason: str) -> None:
    filed = report(cast.aisha, message, reason)
    withdraw_report(report=filed, actor=cast.aisha)
    assert state_of(message) == "held"
    assert Case.objects.get().state == State.NEW


def test_after_ten_minutes_the_hold_and_the_case_stay(cast: Cast, message: Message, clock: Clock) -> None:
    filed = report(cast.aisha, message, "private_info")
    clock.moves(minutes=10)
    withdraw_report(report=filed, actor=cast.aisha)
    assert state_of(message) == "held"
    assert Case.objects.get().state == State.NEW


def test_another_report_keeps_the_hold(cast: Cast, message: Message) -> None:
    first = report(cast.aisha, message, "private_info")
    second = report(cast.kofi, message)
    withdraw_report(report=first, actor=cast.aisha)
    assert state_of(message) == "held"
    assert Case.objects.get().state == State.NEW
    withdraw_report(report=second, actor=cast.kofi)
    assert state_of(message) == "posted"
    assert Case.objects.get().state == State.CLOSED


def test_a_hold_with_another_ground_stays(cast: Cast, message: Message) -> None:
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    filed = report(cast.aisha, message, "private_info")
    withdraw_report(report=filed, actor=cast.aisha)
    assert state_of(message) == "held"
    assert Case.objects.get().state == State.NEW


@pytest.mark.parametrize("opened", ["held", "warned"])
def test_a_case_that_was_there_before_the_report_stays(cast: Cast, message: Message, opened: str) -> None:
    if opened == "held":
        hold_message(message=message, actor=None, cause=Cause.ASKED)
        case = open_held_case(message=message)
    else:
        case = open_low_case(message=message, actor=cast.lowe)
    filed = report(cast.aisha, message)
    assert filed.case == case
    withdraw_report(report=filed, actor=cast.aisha)
    assert Case.objects.get().state == State.NEW


@pytest.mark.parametrize("looked", ["claimed", "read"])
def test_once_somebody_looked_it_cannot_be_taken_back(cast: Cast, message: Message, looked: str) -> None:
    filed = report(cast.aisha, message)
    if looked == "claimed":
        do(Verb.UNCLAIM, do(Verb.CLAIM, filed.case, cast.lowe), cast.lowe)
    else:
        open_evidence(case=filed.case, actor=cast.lowe)
    with pytest.raises(AlreadyBeingRead):
        withdraw_report(report=filed, actor=cast.aisha)
    filed.refresh_from_db()
    assert filed.withdrawn_at is None


def test_taking_back_twice_changes_nothing(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    first = withdraw_report(report=filed, actor=cast.aisha)
    entries = AuditEntry.objects.count()
    assert withdraw_report(report=filed, actor=cast.aisha).withdrawn_at == first.withdrawn_at
    assert AuditEntry.objects.count() == entries


def test_nobody_else_takes_back_or_adds(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    for person in (cast.dan, cast.hannah, cast.tom, cast.lowe):
        with pytest.raises(NoSuchReport):
            withdraw_report(report=filed, actor=person)
        with pytest.raises(NoSuchReport):
            add_note_to_report(report=filed, actor=person, text="Me too")
    filed.refresh_from_db()
    assert (filed.withdrawn_at, filed.comment) == (None, "")


def test_notes_add_up_to_a_thousand_characters(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message, comment="First")
    filed = add_note_to_report(report=filed, actor=cast.aisha, text=" Second ")
    assert filed.comment == "First\nSecond"
    for text in ("x" * 990, "   "):
        with pytest.raises(BadReport):
            add_note_to_report(report=filed, actor=cast.aisha, text=text)
    filed.refresh_from_db()
    assert filed.comment == "First\nSecond"
    assert filed.case.capsules.count() == 2


def test_a_note_makes_a_moderators_screen_stale(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    case = do(Verb.CLAIM, filed.case, cast.lowe)
    add_note_to_report(report=filed, actor=cast.aisha, text="It went on")
    version = case.version
    case.refresh_from_db()
    assert case.version == version + 1


def test_nothing_is_added_to_what_was_taken_back(cast: Cast, message: Message) -> None:
    filed = withdraw_report(report=report(cast.aisha, message), actor=cast.aisha)
    with pytest.raises(NotAllowedNow):
        add_note_to_report(report=filed, actor=cast.aisha, text="And yet")
