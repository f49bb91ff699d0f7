"""Whoever could be asked without end could try which names are on the roll."""

from uuid import uuid4

import pytest
from django.core.cache import cache

from people import asking
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, stopped
from tests.rooms.talk import say


def ask_until_the_end(cast: Cast) -> str:
    """Sam is asked as often as anybody may be; the last sheet's token."""
    client = sign_in(cast.sam)
    for number in range(asking.MOST):
        token = stopped(client, cast.willow_room, f"{NAMED} {number}")["check_token"]
    return str(token)


def test_after_thirty_questions_every_word_waits(cast: Cast) -> None:
    """Words with a name and words without get one answer: it tells nothing."""
    ask_until_the_end(cast)
    for body in (NAMED, "Good morning", "Has anyone seen Zebedee Quux?"):
        answer = say(sign_in(cast.sam), cast.willow_room, body)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= asking.WINDOW
        assert answer.json()["words"].startswith("We’ve asked you about a lot of messages just now.")
    assert not Message.objects.exists()


def test_nobody_else_waits(cast: Cast) -> None:
    ask_until_the_end(cast)
    assert say(sign_in(cast.dan), cast.willow_room, "Good morning").status_code == 201
    stopped(sign_in(cast.dan), cast.willow_room, NAMED)


def test_the_last_sheet_can_still_be_answered(cast: Cast) -> None:
    token = ask_until_the_end(cast)
    body = f"{NAMED} {asking.MOST - 1}"
    other = say(sign_in(cast.sam), cast.willow_room, NAMED, answer="post_anyway", check_token=token)
    assert other.status_code == 429
    kept = say(sign_in(cast.sam), cast.willow_room, body, answer="ask_moderator", check_token=token)
    assert kept.status_code == 202


def test_a_retry_of_what_was_stored_waits_for_nothing(cast: Cast) -> None:
    client, client_id = sign_in(cast.sam), str(uuid4())
    assert say(client, cast.willow_room, "Good morning", client_id=client_id).status_code == 201
    ask_until_the_end(cast)
    assert say(client, cast.willow_room, "Good morning", client_id=client_id).status_code == 200


def test_without_script_the_page_keeps_the_words(cast: Cast) -> None:
    ask_until_the_end(cast)
    form = {"client_id": str(uuid4()), "body": "Good morning all"}
    page = sign_in(cast.sam).post(f"/rooms/{cast.willow_room.slug}/messages", form)
    assert page.status_code == 429
    words = page.content.decode()
    assert "We’ve asked you about a lot of messages just now." in words
    assert "Good morning all" in words


@pytest.mark.django_db
def test_ten_minutes_later_it_is_over(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    monkeypatch.setattr(asking, "WINDOW", 0.5)
    for _question in range(asking.MOST):
        asking.note_question(cast.sam.pk)
    while asking.seconds_to_wait(cast.sam.pk):
        pass
    assert say(sign_in(cast.sam), cast.willow_room, "Good morning").status_code == 201


def test_a_number_that_is_half_there_is_no_failure(cast: Cast) -> None:
    """The cache may forget one of the two at any time."""
    cache.set(f"people.asked.{cast.sam.pk}.count", asking.MOST, 60)
    assert asking.seconds_to_wait(cast.sam.pk) == 1
    cache.delete(f"people.asked.{cast.sam.pk}.count")
    assert asking.seconds_to_wait(cast.sam.pk) == 0
