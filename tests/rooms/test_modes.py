"""A room that is closed for a while, or slow: who may, what everybody is told, and how long it takes."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from audit.models import AuditEntry
from moderation.audit_words import sentences_of
from rooms.actions.modes import set_mode
from rooms.errors import MayNotSetMode
from rooms.frames import room_state
from rooms.models import Message, Room
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.rooms.page import Page
from tests.rooms.talk import membership_of, said, say

Mode = Room.Mode


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def sets(client: Client, room: Room, mode: str, **more: Any) -> HttpResponse:
    return client.post(f"/rooms/{room.slug}/settings", {"mode": mode, "slow_seconds": "60"} | more)


def test_a_closed_room_says_why_and_opens_again(cast: Cast) -> None:
    room, hannah, sam = cast.willow_room, sign_in(cast.hannah), sign_in(cast.sam)
    page = Page(sam, room)
    assert sets(hannah, room, "locked", note="Back at 8 tomorrow").status_code == 302
    told = page.catch_up()["state"]
    room.refresh_from_db()
    assert told == room_state(room) | {"state_version": room.state_version}
    assert (told["closed_line"], told["may_post"]) == ("Back at 8 tomorrow", False)
    assert say(sam, room).json()["reason"] == "locked"
    assert "Back at 8 tomorrow" in sam.get(f"/rooms/{room.slug}/").content.decode()
    entry = AuditEntry.objects.get(action="rooms.room.locked")
    assert sentences_of([entry])[entry.pk] == "Hannah Clarke closed Willow (Y3) for now."
    assert sets(hannah, room, "open").status_code == 302
    assert say(sam, room).status_code == 201
    room.refresh_from_db()
    assert (room.mode, room.mode_note) == ("open", "")


def test_slow_mode_answers_how_long_to_wait(cast: Cast, clock: Clock) -> None:
    room, sam = cast.willow_room, sign_in(cast.sam)
    set_mode(membership=membership_of(cast.adeyemi, room), mode=Mode.SLOW, slow_seconds=60)
    assert say(sam, room, "One").status_code == 201
    Message.objects.update(created_at=clock.now)
    clock.moves(seconds=20)
    refused = say(sam, room, "Two")
    assert (refused.status_code, refused.json()["reason"], refused["Retry-After"]) == (429, "slow", "40")
    assert refused.json()["words"] == "This chat is in slow mode. You can send again in 40 seconds."
    form = {"client_id": "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a", "body": "Two, kept"}
    page = sam.post(f"/rooms/{room.slug}/messages", form)
    assert page.status_code == 429
    assert "Two, kept" in page.content.decode()
    clock.moves(seconds=40)
    assert say(sam, room, "Two").status_code == 201


def test_slow_mode_slows_nobody_down_who_looks_after_the_room_nor_in_other_rooms(cast: Cast) -> None:
    set_mode(membership=membership_of(cast.hannah, cast.willow_room), mode=Mode.SLOW)
    for person in (cast.hannah, cast.adeyemi, cast.lowe):
        assert [say(sign_in(person), cast.willow_room).status_code for _turn in range(2)] == [201, 201]
    sam = sign_in(cast.sam)
    rooms = (cast.willow_room, cast.oak_room, cast.oak_room, cast.willow_room)
    assert [say(sam, room).status_code for room in rooms] == [201, 201, 201, 429]


def test_a_retry_in_slow_mode_finds_what_was_stored(cast: Cast) -> None:
    set_mode(membership=membership_of(cast.hannah, cast.willow_room), mode=Mode.SLOW)
    sam, same = sign_in(cast.sam), "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a"
    answers = [say(sam, cast.willow_room, client_id=same).status_code for _turn in range(2)]
    assert answers == [201, 200]


def test_removing_a_message_does_not_shorten_the_wait(cast: Cast) -> None:
    sam, room = sign_in(cast.sam), cast.willow_room
    set_mode(membership=membership_of(cast.hannah, room), mode=Mode.SLOW)
    mine = say(sam, room).json()["frame"]["id"]
    sam.post(f"/messages/{mine}/removal")
    assert say(sam, room, "Again").status_code == 429


def test_a_rep_takes_back_nothing_that_staff_chose(cast: Cast) -> None:
    room = cast.willow_room
    set_mode(membership=membership_of(cast.lowe, room), mode=Mode.LOCKED, note="Until Monday")
    with pytest.raises(MayNotSetMode):
        set_mode(membership=membership_of(cast.hannah, room), mode=Mode.OPEN)
    hannah = sign_in(cast.hannah)
    assert sets(hannah, room, "open").status_code == 409
    assert "only staff can change it" in hannah.get(f"/rooms/{room.slug}/settings").content.decode()
    set_mode(membership=membership_of(cast.adeyemi, room), mode=Mode.OPEN)
    assert Room.objects.get(pk=room.pk).mode == Mode.OPEN


def test_the_reason_is_needed_and_checked_and_the_same_again_is_no_news(cast: Cast) -> None:
    room, hannah = cast.willow_room, sign_in(cast.hannah)
    assert sets(hannah, room, "locked", note="").status_code == 422
    refused = sets(hannah, room, "locked", note="Because of Jayden Thompson’s mum")
    assert refused.status_code == 422
    assert "This names a child" in refused.content.decode()
    assert Room.objects.get(pk=room.pk).mode == Mode.OPEN
    for _turn in range(2):
        sets(hannah, room, "slow")
    assert AuditEntry.objects.filter(action="rooms.room.slowed").count() == 1


def test_announcements_are_never_closed(cast: Cast) -> None:
    for person in (cast.adeyemi, cast.hannah, cast.osei):
        answer = sets(sign_in(person), cast.willow_notices, "locked", note="Quiet")
        assert answer.status_code == 404
    assert said(cast.adeyemi, cast.willow_notices).state == "posted"
