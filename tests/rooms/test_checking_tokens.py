"""The sheet's token: one person, one room, these words, half an hour (PROTOCOL section 11)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.utils import timezone

from people.models import Pupil
from rooms.actions.holding import Cause, hold_message
from rooms.models import GuardAnswer, Message
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, SICK, choose, stopped
from tests.rooms.talk import say

ANSWERS = ["ask_moderator", "post_anyway"]


def later(monkeypatch: pytest.MonkeyPatch, **by: float) -> None:
    """Both the school's clock and the signature's move on."""
    now = timezone.now() + timedelta(**by)
    monkeypatch.setattr(timezone, "now", lambda: now)
    monkeypatch.setattr(signing.time, "time", now.timestamp)


def asks_again(answer: Any, reason: str = "nudge") -> None:
    """422, and a fresh token comes with it."""
    assert (answer.status_code, answer.json()["reason"]) == (422, reason)
    assert answer.json()["check_token"]
    assert not Message.objects.exists()


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c", "\ud800", "é:ü:ß", "x" * 100_000])
def test_an_answer_without_a_token_is_none(cast: Cast, answer: str, token: str) -> None:
    asks_again(say(sign_in(cast.sam), cast.willow_room, NAMED, answer=answer, check_token=token))


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_token_of_another_person_is_none(cast: Cast, answer: str) -> None:
    token = stopped(sign_in(cast.hannah), cast.willow_room, NAMED)["check_token"]
    asks_again(say(sign_in(cast.sam), cast.willow_room, NAMED, answer=answer, check_token=token))


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_token_of_another_room_is_none(cast: Cast, answer: str) -> None:
    client = sign_in(cast.sam)
    token = stopped(client, cast.oak_room, NAMED)["check_token"]
    asks_again(say(client, cast.willow_room, NAMED, answer=answer, check_token=token))


@pytest.mark.parametrize("answer", ANSWERS)
def test_changed_words_need_a_new_check(cast: Cast, answer: str) -> None:
    client = sign_in(cast.sam)
    token = stopped(client, cast.willow_room, NAMED)["check_token"]
    asks_again(say(client, cast.willow_room, NAMED + "!", answer=answer, check_token=token))
    asks_again(say(client, cast.willow_room, SICK, answer=answer, check_token=token), "hold")


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_token_is_good_for_half_an_hour(cast: Cast, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(cast.sam)
    token = stopped(client, cast.willow_room, NAMED)["check_token"]
    later(monkeypatch, minutes=30, seconds=2)
    asks_again(say(client, cast.willow_room, NAMED, answer=answer, check_token=token))
    later(monkeypatch, minutes=-1)
    assert say(client, cast.willow_room, NAMED, answer=answer, check_token=token).status_code in (201, 202)


def test_a_signature_of_something_else_is_no_token(cast: Cast) -> None:
    for forged in (signing.dumps(["x"], salt="rooms.check"), signing.dumps([cast.sam.pk, "", ""])):
        asks_again(say(sign_in(cast.sam), cast.willow_room, NAMED, answer="post_anyway", check_token=forged))


def test_what_is_found_by_now_must_have_been_shown(cast: Cast) -> None:
    """A child who joined the school meanwhile was not on the sheet; a moderator may be asked all the same."""
    client, body = sign_in(cast.sam), f"{NAMED} Zebedee Quill may know"
    token = stopped(client, cast.willow_room, body)["check_token"]
    Pupil.objects.create(source_id="zebedee", first_name="Zebedee", last_name="Quill")
    asks_again(say(client, cast.willow_room, body, answer="post_anyway", check_token=token))
    held = say(client, cast.willow_room, body, answer="ask_moderator", check_token=token)
    assert held.status_code == 202


def test_an_answer_to_words_that_need_none_changes_nothing(cast: Cast) -> None:
    client = sign_in(cast.sam)
    for answer in (*ANSWERS, "own_child"):
        assert say(client, cast.willow_room, answer=answer, check_token="x").status_code == 201
    assert not GuardAnswer.objects.exists()


@pytest.mark.parametrize("name", ["answer", "check_token"])
@pytest.mark.parametrize("value", [[], {"a": 1}, 7, True])
def test_answers_are_text(cast: Cast, name: str, value: Any) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, NAMED, **{name: value}).status_code == 400


def test_one_id_keeps_its_first_answer(cast: Cast) -> None:
    """Asked a moderator, then pressed Send anyway under the same id: it still waits. And the other way round."""
    client = sign_in(cast.sam)
    for first, second, status in (
        ("ask_moderator", "post_anyway", 202),
        ("post_anyway", "ask_moderator", 200),
    ):
        client_id = str(uuid4())
        body = f"{NAMED} {client_id}"
        before = choose(client, cast.willow_room, body, first, client_id=client_id)
        token = {"check_token": "whatever", "answer": second}
        again = say(client, cast.willow_room, body, client_id=client_id, **token)
        assert again.status_code == status
        assert again.json()["frame"]["id"] == before.json()["frame"]["id"]
    assert Message.objects.count() == 2
    assert GuardAnswer.objects.count() == 1


def test_the_same_words_are_not_asked_about_twice(cast: Cast) -> None:
    client = sign_in(cast.sam)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    assert say(client, cast.willow_room, NAMED).status_code == 201
    assert GuardAnswer.objects.count() == 2
    assert stopped(client, cast.oak_room, NAMED)["reason"] == "nudge"
    assert stopped(sign_in(cast.hannah), cast.willow_room, NAMED)["reason"] == "nudge"
    assert stopped(client, cast.willow_room, f"{NAMED} Please")["reason"] == "nudge"


def test_asking_a_moderator_is_no_leave_to_send(cast: Cast) -> None:
    client = sign_in(cast.sam)
    choose(client, cast.willow_room, NAMED, "ask_moderator")
    assert stopped(client, cast.willow_room, NAMED)["reason"] == "nudge"


def test_what_the_school_hid_is_asked_about_again(cast: Cast) -> None:
    client = sign_in(cast.sam)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    hold_message(message=Message.objects.get(), actor=cast.lowe, cause=Cause.STAFF)
    assert stopped(client, cast.willow_room, NAMED)["reason"] == "nudge"


def test_the_half_hour_runs_from_the_answer(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(cast.sam)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    later(monkeypatch, minutes=20)
    assert say(client, cast.willow_room, NAMED).status_code == 201
    later(monkeypatch, minutes=11)
    assert stopped(client, cast.willow_room, NAMED)["reason"] == "nudge"
