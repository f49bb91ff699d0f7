import time
from typing import Any

import pytest
from django.core import mail

from people.actions.invitations import IssuedLetter
from people.letters import place
from tests.cast import Cast
from tests.people.joining.walk import Walk, mailed_code


@pytest.fixture
def walk(cast: Cast, zofias_letter: IssuedLetter) -> Walk:
    walk = Walk()
    walk.open(zofias_letter)
    return walk


def test_the_code_may_be_pasted_with_spaces(walk: Walk) -> None:
    code = mailed_code()
    assert walk.type_code(f" {code[:3]} {code[3:]} ")["Location"] == "/join/age"


def test_five_wrong_tries_end_the_code(walk: Walk) -> None:
    wrong = "000000" if mailed_code() != "000000" else "111111"
    for _ in range(5):
        assert walk.type_code(wrong).status_code == 422
    late = walk.type_code()
    assert late.status_code == 422 and "Send a new one" in late.content.decode()


def test_the_code_lasts_fifteen_minutes(walk: Walk) -> None:
    _later(walk, 15 * 60 + 1)
    assert walk.type_code().status_code == 422


def test_a_code_is_sent_again_after_thirty_seconds_and_the_old_one_ends(walk: Walk) -> None:
    old = mailed_code()
    walk.client.post("/join/email", {"action": "send_again"})
    assert len(mail.outbox) == 1
    _later(walk, 31)
    walk.client.post("/join/email", {"action": "send_again"})
    assert len(mail.outbox) == 2
    if mailed_code() != old:
        assert walk.type_code(old).status_code == 422
    assert walk.type_code()["Location"] == "/join/age"


def test_one_mailbox_gets_six_codes_an_hour(walk: Walk) -> None:
    for _ in range(8):
        _later(walk, 31)
        walk.client.post("/join/email", {"action": "send_again"})
    assert len(mail.outbox) == 6


def test_the_session_holds_no_readable_code(walk: Walk) -> None:
    assert mailed_code() not in str(dict(walk.client.session))


def test_a_place_is_kept_for_seven_days(walk: Walk) -> None:
    _later(walk, 6 * 24 * 3600)
    assert walk.client.get("/join/next")["Location"] == "/join/email"
    _later(walk, 24 * 3600 + 1)
    assert walk.client.get("/join/next")["Location"] == "/join"


def _later(walk: Walk, seconds: int) -> None:
    """As if everything so far had happened `seconds` earlier."""
    session: Any = walk.client.session
    kept = session[place.KEY]
    kept["began_at"] -= seconds
    kept["sent_at"] -= seconds
    assert kept["began_at"] < time.time()
    session[place.KEY] = kept
    session.save()
