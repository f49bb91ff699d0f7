"""Marking a room as unread: a note to oneself that moves no read marker."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rooms.models import Membership, Message, Room
from rooms.queries import unread_count
from tests.cast import Cast, sign_in
from tests.rooms.page import Page
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import JSON, membership_of, said


def put(client: Client, room: Room, **fields: Any) -> HttpResponse:
    address = f"/rooms/{room.slug}/read"
    return client.put(address, json.dumps(fields), content_type="application/json", headers=JSON)


@pytest.fixture
def lines(cast: Cast) -> list[Message]:
    """Sam has read them all."""
    lines = [said(cast.hannah, cast.willow_room, f"Line {number}") for number in range(3)]
    Membership.objects.filter(user=cast.sam).update(last_read_seq=lines[-1].seq)
    return lines


def place(client: Client, room: Room) -> dict[str, Any]:
    rooms = client.get("/sync", headers=JSON).json()["rooms"]
    return next(one for one in rooms if one["id"] == room.pk)


def test_the_list_shows_a_marked_room_among_the_unread_ones(cast: Cast, lines: list[Message]) -> None:
    sam = sign_in(cast.sam)
    assert put(sam, cast.willow_room, marked=lines[1].seq).json() == {
        "last_read_seq": lines[2].seq,
        "marked_unread_seq": lines[1].seq,
    }
    here = place(sam, cast.willow_room)
    assert (here["marked_unread"], here["unread"]) == (True, 0)
    assert "Marked as unread" in here["row_html"]
    assert sam.get("/sync", headers=JSON).json()["rooms"][0]["id"] == cast.willow_room.pk
    member = membership_of(cast.sam, cast.willow_room)
    assert (member.last_read_seq, unread_count(member)) == (lines[2].seq, 0)


def test_the_line_stands_before_the_marked_message(cast: Cast, lines: list[Message]) -> None:
    sam = sign_in(cast.sam)
    put(sam, cast.willow_room, marked=lines[1].seq)
    page = sam.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    line = page.index('id="unread-line">Marked as unread')
    assert page.index(f'data-row="{lines[0].pk}"') < line < page.index(f'data-row="{lines[1].pk}"')


def test_a_mark_far_above_the_page_draws_no_line(cast: Cast, lines: list[Message]) -> None:
    sam = sign_in(cast.sam)
    put(sam, cast.willow_room, marked=lines[0].seq)
    last = [said(cast.hannah, cast.willow_room, f"More {number}") for number in range(60)][-1]
    put(sam, cast.willow_room, seq=last.seq)
    assert 'id="unread-line"' not in sam.get(f"/rooms/{cast.willow_room.slug}/").content.decode()


def test_reading_takes_the_mark_back_when_it_says_so(cast: Cast, lines: list[Message]) -> None:
    sam = sign_in(cast.sam)
    put(sam, cast.willow_room, marked=lines[1].seq)
    put(sam, cast.willow_room, seq=lines[2].seq)
    assert place(sam, cast.willow_room)["marked_unread"] is True
    put(sam, cast.willow_room, marked=None)
    assert place(sam, cast.willow_room)["marked_unread"] is False


def test_a_mark_goes_no_further_than_the_clock(cast: Cast, lines: list[Message]) -> None:
    cast.willow_room.refresh_from_db()
    answer = put(sign_in(cast.sam), cast.willow_room, marked=10**9)
    assert answer.json()["marked_unread_seq"] == cast.willow_room.clock


@pytest.mark.parametrize("fields", [{}, {"marked": -1}, {"marked": True}, {"marked": "soon"}, {"seq": None}])
def test_what_is_no_place_is_refused(cast: Cast, fields: dict[str, Any]) -> None:
    assert put(sign_in(cast.sam), cast.willow_room, **fields).status_code == 400


async def test_only_own_devices_hear_of_it(live_cast: Cast) -> None:
    message = await run(said, live_cast.hannah, live_cast.willow_room)
    mine, others = await tab_of(live_cast.sam), await tab_of(live_cast.hannah)
    page = await run(lambda: Page(sign_in(live_cast.hannah), live_cast.willow_room))
    await run(put, await run(sign_in, live_cast.sam), live_cast.willow_room, marked=message.seq)
    assert (await mine.next("read.moved"))["room"] == live_cast.willow_room.pk
    assert [frame["type"] for frame in await others.everything() if frame["type"] != "pulse"] == []
    assert (await run(page.catch_up))["frames"] == []


def test_without_script_forms_mark_and_read(cast: Cast, lines: list[Message]) -> None:
    sam, address = sign_in(cast.sam), f"/rooms/{cast.willow_room.slug}/read"
    menu = sam.get(f"/messages/{lines[1].pk}/actions").content.decode()
    assert f'name="marked" value="{lines[1].seq}"' in menu
    assert "Marked as unread" in sam.post(address, {"marked": lines[1].seq}, follow=True).content.decode()
    assert "I’ve read this" in sam.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    read = sam.post(address, {"seq": lines[2].seq, "marked": ""}, follow=True).content.decode()
    assert "Marked as unread" not in read
