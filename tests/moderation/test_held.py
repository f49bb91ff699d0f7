""" "Ask a moderator": a held message has a case; released it is new to all, turned down nobody knows of it."""

from typing import Any

import pytest
from django.utils import timezone

from moderation.actions.held import open_held_case, open_low_case, open_missing_cases
from moderation.kinds import State
from moderation.models import Case
from moderation.verbs import Verb
from notices.models import Notice
from notices.queries import notices_of
from rooms import signals
from rooms.actions.holding import Cause, announce_hold, hold_message
from rooms.models import Message
from rooms.queries import unread_count
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.reporting import HIDE, PUT_BACK, decided, do
from tests.rooms.page import fresh
from tests.rooms.talk import membership_of, said

ASKED = "Is Jayden OK? He was sick after lunch"


@pytest.fixture
def held(cast: Cast, django_capture_on_commit_callbacks: Any) -> Message:
    """Dan asked a moderator first: stored held, shown to nobody."""
    message = said(cast.dan, cast.willow_room, ASKED)
    with django_capture_on_commit_callbacks(execute=True):
        Message.objects.filter(pk=message.pk).update(state="held", held_at=timezone.now(), shown_at=None)
        announce_hold(message, Cause.ASKED)
    message.refresh_from_db()
    return message


def test_asking_a_moderator_opens_a_case(cast: Cast, held: Message) -> None:
    case = Case.objects.visible_to(cast.lowe).get()
    assert (case.target_id, case.state, case.queue, case.severity) == (held.pk, "new", "class", "normal")
    assert [one.trigger for one in case.capsules.all()] == ["hold"]
    assert not Notice.objects.exists()


def test_a_released_message_is_new_to_everybody(cast: Cast, held: Message, clock: Clock) -> None:
    later = said(cast.hannah, cast.willow_room)
    reader = membership_of(cast.sam, cast.willow_room)
    reader.last_read_seq = later.seq
    reader.save()
    decided(Case.objects.get(), cast.lowe, PUT_BACK)
    held.refresh_from_db()
    assert held.seq > later.seq
    assert unread_count(reader) == 1
    assert ASKED in fresh(sign_in(cast.sam), cast.willow_room)[held.pk]
    clock.moves(seconds=10)
    assert [notice.kind for notice in notices_of(cast.dan.pk)] == ["moderation.held.posted"]


def test_what_was_turned_down_nobody_else_ever_sees(cast: Cast, held: Message, clock: Clock) -> None:
    decided(Case.objects.get(), cast.lowe, HIDE)
    for person in (cast.sam, cast.hannah, cast.adeyemi, cast.lowe):
        client = sign_in(person)
        assert held.pk not in fresh(client, cast.willow_room)
        assert "Jayden" not in client.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert "Not posted." in fresh(sign_in(cast.dan), cast.willow_room)[held.pk]
    clock.moves(seconds=10)
    assert [notice.kind for notice in notices_of(cast.dan.pk)] == ["moderation.decided.about_you"]


def test_undoing_a_turned_down_message_lets_it_wait_again(cast: Cast, held: Message) -> None:
    case = decided(Case.objects.get(), cast.lowe, HIDE)
    do(Verb.UNDO, case, cast.lowe)
    held.refresh_from_db()
    assert (held.state, held.shown_at) == ("held", None)
    assert held.pk not in fresh(sign_in(cast.sam), cast.willow_room)


def test_a_held_message_always_has_a_case(cast: Cast) -> None:
    """The worker finds what a lost signal missed, once."""
    message = said(cast.dan, cast.willow_room)
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    assert not Case.objects.exists()
    assert open_missing_cases() == 1
    assert open_missing_cases() == 0
    assert Case.objects.get().target_id == message.pk


def test_a_message_that_waits_no_longer_needs_no_case(cast: Cast, message: Message) -> None:
    assert open_held_case(message=message) is None
    assert open_missing_cases() == 0


def test_an_open_case_is_enough(cast: Cast, held: Message) -> None:
    assert open_held_case(message=held, cause=Cause.ASKED) is None
    assert Case.objects.get().capsules.count() == 1


def test_staff_hear_when_the_check_was_not_there(cast: Cast, message: Message) -> None:
    hold_message(message=message, actor=None, cause=Cause.CHECK_UNAVAILABLE)
    case = open_held_case(message=message, cause=Cause.CHECK_UNAVAILABLE)
    assert case is not None
    alerts = Notice.objects.filter(kind="moderation.check.unavailable")
    assert {alert.user_id for alert in alerts} == {cast.lowe.pk, cast.bello.pk}
    assert [alert.facts for alert in alerts] == [{"case": case.reference}] * 2


def test_a_case_after_a_warning_is_low_and_hides_nothing(cast: Cast, message: Message) -> None:
    case = open_low_case(message=message, actor=cast.lowe)
    assert case is not None
    assert (case.severity, case.state, case.queue) == ("low", State.NEW, "class")
    message.refresh_from_db()
    assert message.state == "posted"
    assert open_low_case(message=message, actor=cast.bello) is None


def warned(message: Message, labels: list[str]) -> None:
    signals.message_sent_after_warning.send(sender=Message, message_id=message.pk, labels=labels)


@pytest.mark.parametrize("labels", [["PUPIL_NAME"], ["PHONE", "EMAIL"], []])
def test_send_anyway_opens_no_case(cast: Cast, message: Message, labels: list[str]) -> None:
    warned(message, labels)
    assert not Case.objects.exists()


@pytest.mark.parametrize("label", ["INCIDENT", "HEALTH_SEND", "FAMILY_SAFEGUARDING", "ADDRESS"])
def test_send_anyway_with_an_incident_opens_a_low_case(cast: Cast, message: Message, label: str) -> None:
    warned(message, ["PUPIL_NAME", label])
    case = Case.objects.get()
    assert (case.severity, case.queue, case.target_id) == ("low", "class", message.pk)
    message.refresh_from_db()
    assert message.state == "posted"
