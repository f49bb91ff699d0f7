"""What a class rep may do beyond talking takes a second step of signing in (PE-2)."""

import pytest
from allauth.mfa.models import Authenticator

from rooms.access import may_announce, may_run_events, membership_for
from rooms.models import Membership
from rooms.pins import may_pin
from rooms.powers import may_hold, may_set_mode
from tests.cast import Cast, give_second_step, sign_in
from tests.rooms.talk import said, say

OFFER = "Set up a second step to look after this chat"


@pytest.fixture
def without(cast: Cast) -> Cast:
    Authenticator.objects.filter(user=cast.hannah).delete()
    return cast


def test_a_rep_without_a_second_step_has_no_powers(without: Cast) -> None:
    chat = membership_for(without.hannah, without.willow_room.slug)
    notices = membership_for(without.hannah, without.willow_notices.slug)
    for may in (may_run_events, may_pin, may_hold, may_set_mode):
        assert not may(chat)
    for may in (may_announce, may_run_events, may_pin):
        assert not may(notices)
    hannah = sign_in(without.hannah)
    assert say(hannah, without.willow_notices).json()["reason"] == "staff_only"
    message = said(without.dan, without.willow_room)
    assert hannah.post(f"/messages/{message.pk}/hold").status_code == 404
    for page in ("events/new", "polls/new", "settings"):
        assert hannah.get(f"/rooms/{without.willow_room.slug}/{page}").status_code in (403, 404)


def test_their_membership_stays_and_the_page_offers_the_step(without: Cast) -> None:
    hannah = sign_in(without.hannah)
    assert say(hannah, without.willow_room).status_code == 201
    chat = membership_for(without.hannah, without.willow_room.slug)
    assert chat.role == Membership.Role.REP
    assert OFFER in hannah.get(f"/rooms/{without.willow_room.slug}/").content.decode()


def test_with_one_the_powers_are_there_at_once(without: Cast) -> None:
    give_second_step(without.hannah)
    chat = membership_for(without.hannah, without.willow_room.slug)
    assert may_run_events(chat)
    assert may_hold(chat)
    assert OFFER not in sign_in(without.hannah).get(f"/rooms/{without.willow_room.slug}/").content.decode()
    assert say(sign_in(without.hannah), without.willow_notices).status_code == 201


def test_on_the_demo_its_own_sign_in_counts(without: Cast, settings: pytest.FixtureRequest) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    assert may_hold(membership_for(without.hannah, without.willow_room.slug))
