""" "I’ve read this": whose word counts, who learns how many, and what it leaves alone."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from people.models import Guardianship, User
from rooms.acknowledgements import standing
from rooms.actions.editing import edit_message
from rooms.actions.holding import Cause, hold_message
from rooms.models import Acknowledgement, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import JSON, membership_of, said, say

FAMILIES = 6  # children in Willow; Zofia has not joined


@pytest.fixture
def notice(cast: Cast) -> Message:
    return said(cast.adeyemi, cast.willow_notices, "Costumes by Friday, please", asks=True)


def presses(user: User, message: Message, *, words: Any = None) -> HttpResponse:
    message.refresh_from_db()
    body = json.dumps({"words": message.words_version if words is None else words})
    address = f"/messages/{message.pk}/acknowledgement"
    return sign_in(user).put(address, body, content_type="application/json", headers=JSON)


def card(user: User, message: Message) -> dict[str, Any]:
    found = sign_in(user).get(f"/rooms/{message.room.slug}/acknowledgements").json()
    return found["cards"][str(message.pk)]


def page_of(user: User, message: Message) -> str:
    return sign_in(user).get(f"/messages/{message.pk}/acknowledgement").content.decode()


def test_a_family_counts_once_whoever_of_it_says_so(cast: Cast, notice: Message) -> None:
    child = Guardianship.objects.get(contact__user=cast.sam, pupil__first_name="Ellie")
    both = Guardianship.objects.get(contact__user=cast.kofi)
    Guardianship.objects.create(pupil=child.pupil, contact=both.contact, may_join="yes")
    assert presses(cast.sam, notice).status_code == 200
    assert card(cast.adeyemi, notice)["count"] == f"1 of {FAMILIES} families have read it"
    presses(cast.kofi, notice)
    presses(cast.kofi, notice)
    assert card(cast.adeyemi, notice)["count"] == f"2 of {FAMILIES} families have read it"
    assert Acknowledgement.objects.count() == 2


def test_families_know_their_own_word_and_no_number(cast: Cast, notice: Message) -> None:
    assert presses(cast.sam, notice).json()["cards"][str(notice.pk)] == card(cast.sam, notice)
    assert card(cast.sam, notice) == {"words": notice.words_version, "mine": True, "count": ""}
    assert card(cast.dan, notice)["mine"] is False
    for person in (cast.sam, cast.dan):
        assert "families have read" not in page_of(person, notice)
        assert "Who hasn’t yet" not in page_of(person, notice)
    pages = [fresh(sign_in(person), cast.willow_notices)[notice.pk] for person in (cast.sam, cast.dan)]
    assert pages[0] == pages[1]


def test_a_rep_has_numbers_and_staff_the_names(cast: Cast, notice: Message) -> None:
    presses(cast.sam, notice)
    for person, sees in ((cast.hannah, False), (cast.adeyemi, True), (cast.lowe, True), (cast.osei, True)):
        page = page_of(person, notice)
        assert f"1 of {FAMILIES} families have read it" in page
        assert ("Callum Stewart" in page) is sees
        assert "Ellie Potter" not in page
    assert "Not joined yet" in page_of(cast.osei, notice)
    assert "Jayden" not in page_of(cast.osei, notice)


def test_in_school_notices_the_list_is_for_office_and_head(cast: Cast) -> None:
    notice = said(cast.lindqvist, cast.school_notices, "School closes at noon", asks=True)
    presses(cast.tom, notice)
    for person, sees in (
        (cast.osei, True),
        (cast.lindqvist, True),
        (cast.adeyemi, False),
        (cast.lowe, False),
    ):
        page = page_of(person, notice)
        assert "1 of 8 families have read it" in page
        assert ("Callum Stewart" in page) is sees
    assert "families have read" not in page_of(cast.hannah, notice)


def test_who_has_no_child_there_is_not_asked(cast: Cast, notice: Message) -> None:
    for person in (cast.adeyemi, cast.lowe, cast.osei):
        refused = presses(person, notice)
        assert (refused.status_code, refused.json()["reason"]) == (403, "families")
    assert presses(cast.tom, notice).status_code == 404
    assert standing(membership_of(cast.adeyemi, cast.willow_notices))["asked"] is False
    assert standing(membership_of(cast.hannah, cast.willow_notices))["asked"] is True


def test_other_words_are_read_anew(cast: Cast, notice: Message) -> None:
    presses(cast.sam, notice)
    before = notice.words_version
    mine = membership_of(cast.adeyemi, cast.willow_notices)
    edit_message(membership=mine, message=notice, body="Costumes by Monday", seen_version=notice.version)
    assert card(cast.sam, notice)["mine"] is False
    assert card(cast.adeyemi, notice)["count"] == f"0 of {FAMILIES} families have read it"
    stale = presses(cast.dan, notice, words=before)
    assert (stale.status_code, stale.json()["reason"]) == (412, "stale")
    assert "Monday" in stale.json()["frame"]["html"]
    presses(cast.sam, notice)
    assert card(cast.adeyemi, notice)["count"] == f"1 of {FAMILIES} families have read it"


def test_what_is_held_takes_no_word(cast: Cast, notice: Message) -> None:
    hold_message(message=notice, actor=cast.lowe, cause=Cause.STAFF)
    assert "data-ack" not in fresh(sign_in(cast.sam), cast.willow_notices)[notice.pk]
    assert presses(cast.sam, notice).json()["reason"] == "removed"
    assert "Costumes" not in page_of(cast.sam, notice)
    assert str(notice.pk) not in standing(membership_of(cast.sam, cast.willow_notices))["cards"]


@pytest.mark.parametrize("words", ["", "x", -1, [], 10**30])
def test_what_is_no_version_is_refused(cast: Cast, notice: Message, words: Any) -> None:
    assert presses(cast.sam, notice, words=words).status_code == 400


def test_asking_by_form_and_by_script_and_nowhere_but_in_announcements(cast: Cast) -> None:
    teacher = sign_in(cast.adeyemi)
    frame = say(teacher, cast.willow_notices, "By script", asks=True).json()["frame"]
    assert "data-ack" in frame["html"]
    form = {"client_id": "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a", "body": "By form", "asks": "1"}
    teacher.post(f"/rooms/{cast.willow_notices.slug}/messages", form)
    say(teacher, cast.willow_room, "In the chat", asks=True)
    say(teacher, cast.willow_notices, "Not asked")
    asked = Message.objects.filter(asks=True).order_by("seq").values_list("body", flat=True)
    assert list(asked) == ["By script", "By form"]


def test_the_wish_survives_the_check(cast: Cast) -> None:
    teacher, address = sign_in(cast.adeyemi), f"/rooms/{cast.willow_notices.slug}/messages"
    form = {
        "client_id": "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a",
        "body": "Has anyone seen Jayden Thompson’s blue PE bag?",
        "asks": "1",
    }
    asked = teacher.post(address, form)
    assert asked.status_code == 422
    assert 'name="asks" value="1"' in asked.content.decode()
    again = teacher.post(address, form | {"answer": "edit"}).content.decode()
    assert 'id="asks" checked' in again


def test_without_script_by_form(cast: Cast, notice: Message) -> None:
    sam: Client = sign_in(cast.sam)
    address = f"/messages/{notice.pk}/acknowledgement"
    assert address in sam.get(f"/rooms/{cast.willow_notices.slug}/").content.decode()
    assert f'value="{notice.words_version}"' in sam.get(address).content.decode()
    assert sam.post(address, {"words": notice.words_version}).status_code == 302
    assert "You’ve read this" in sam.get(address).content.decode()


async def test_acknowledging_sends_no_frame(live_cast: Cast) -> None:
    """None to other families; whoever counts hears that a number moved, neither who nor how many."""
    room: Room = live_cast.willow_notices
    notice = await run(lambda: said(live_cast.adeyemi, room, "Costumes", asks=True))
    tabs = [await tab_of(person) for person in (live_cast.dan, live_cast.adeyemi)]
    clock = await run(lambda: Room.objects.get(pk=room.pk).clock)
    await run(presses, live_cast.sam, notice)
    dan, teacher = [await tab.everything() for tab in tabs]
    assert [frame for frame in dan if frame["type"] not in ("hello", "pulse")] == []
    moved = [frame for frame in teacher if frame["type"] == "acknowledged"]
    assert moved == [{"type": "acknowledged", "room": room.pk, "message": notice.pk}]
    assert await run(lambda: Room.objects.get(pk=room.pk).clock) == clock


def test_an_open_page_and_a_fresh_one_are_the_same(cast: Cast, notice: Message) -> None:
    page = Page(sign_in(cast.dan), cast.willow_notices)
    presses(cast.sam, notice)
    page.catch_up()
    assert page.shows == fresh(page.client, cast.willow_notices)
