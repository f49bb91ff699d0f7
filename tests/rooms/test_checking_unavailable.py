"""When guard cannot be asked the message waits and staff are told; no word of it goes anywhere (PR-12, GU-2, GU-4).

The causes are real ones: a setting that nobody understands, a table that is not there. Nothing of ours is replaced.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from moderation.actions.held import open_missing_cases
from moderation.models import Case
from notices.models import Notice
from people.models import School
from rooms.access import membership_for
from rooms.actions.post_message import post_message
from rooms.checking import CheckUnavailable, check_words
from rooms.errors import NeedsAnswer
from rooms.models import GuardAnswer, Message
from tests.cast import Cast, build_cast, sign_in
from tests.moderation.reporting import report
from tests.rooms.checks import NAMED, OWN, SICK, stopped
from tests.rooms.page import fresh
from tests.rooms.talk import said, say

WORDS = "Jayden Thompson was sick, ring 07700 900142"
PARTS = ("Jayden", "Thompson", "sick", "900142")


@pytest.fixture
def broken(cast: Cast) -> None:
    """The school's choice about own children is none that guard knows."""
    School.objects.update(own_child_names="loud")


@contextmanager
def no_roll() -> Iterator[None]:
    """The table of enrolments is away: the roll cannot be read."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_enrolment RENAME TO people_enrolment_away")
        try:
            yield
        finally:
            cursor.execute("ALTER TABLE people_enrolment_away RENAME TO people_enrolment")


@pytest.mark.usefixtures("broken")
def test_guard_failure_holds_and_tells_staff(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = say(sign_in(cast.sam), cast.willow_room, "Good morning everybody")
    message = Message.objects.get()
    assert answer.status_code == 202
    assert answer.json()["frame"]["face"] == "held"
    assert (message.state, message.shown_at) == ("held", None)
    case = Case.objects.get()
    assert case.target_id == message.pk
    alerts = Notice.objects.filter(kind="moderation.check.unavailable")
    assert {alert.user_id for alert in alerts} == {cast.lowe.pk, cast.bello.pk}
    assert message.pk not in fresh(sign_in(cast.aisha), cast.willow_room)


@pytest.mark.usefixtures("broken")
def test_it_is_held_whatever_it_says_and_whatever_was_answered(cast: Cast) -> None:
    client = sign_in(cast.sam)
    for body in ("Good morning", NAMED, SICK, OWN):
        assert say(client, cast.willow_room, body, answer="post_anyway", check_token="x").status_code == 202
    assert set(Message.objects.values_list("state", flat=True)) == {"held"}
    assert not GuardAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_roll_that_cannot_be_read_holds() -> None:
    """The message is safe though nobody could be told; the worker opens its case when the roll is back."""
    cast = build_cast()
    client = sign_in(cast.sam)
    with no_roll():
        assert say(client, cast.willow_room, "Good morning everybody").status_code == 202
        assert not Case.objects.exists()
    message = Message.objects.get()
    assert (message.state, message.shown_at) == ("held", None)
    assert open_missing_cases() == 1
    assert Case.objects.visible_to(cast.lowe).get().target_id == message.pk
    alerts = Notice.objects.filter(kind="moderation.check.unavailable")
    assert {alert.user_id for alert in alerts} == {cast.lowe.pk, cast.bello.pk}
    assert open_missing_cases() == 0
    assert alerts.count() == 2
    assert say(client, cast.willow_room, "And again").status_code == 201


def test_the_next_message_after_a_repair_is_checked_again(cast: Cast, broken: None) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, "Good morning").status_code == 202
    School.objects.update(own_child_names="hint")
    assert say(sign_in(cast.sam), cast.willow_room, "Good morning").status_code == 201
    assert stopped(sign_in(cast.sam), cast.willow_room, SICK)["reason"] == "hold"


@pytest.mark.usefixtures("broken")
def test_a_report_that_a_child_is_named_hides_when_guard_cannot_say(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, "We all know who broke the window")
    assert report(cast.aisha, message, "names_child").hid_at is not None


@pytest.mark.usefixtures("broken")
def test_no_word_reaches_the_log_or_an_error(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert say(sign_in(cast.sam), cast.willow_room, WORDS).status_code == 202
    with pytest.raises(CheckUnavailable) as failed:
        check_words(author=cast.sam, room=cast.willow_room, body=WORDS)
    told = "".join(traceback.format_exception(failed.value)) + repr(failed.value)
    assert "The check before sending failed: ValueError" in caplog.text
    assert not [part for part in PARTS if part in caplog.text + told]
    assert failed.value.__context__ is None


def test_a_stopped_message_reaches_no_log_and_no_error(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stopped(sign_in(cast.sam), cast.willow_room, WORDS)
    with pytest.raises(NeedsAnswer) as stop:
        post_message(
            membership=membership_for(cast.sam, cast.willow_room.slug), client_id=uuid4(), body=WORDS
        )
    told = "".join(traceback.format_exception(stop.value)) + repr(stop.value) + repr(stop.value.checked)
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert not [part for part in PARTS if part in ours + told]
