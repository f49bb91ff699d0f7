"""Hiding what a person says from myself: what I see, what nobody else learns, and what cannot be hidden."""

import json

import pytest
from django.test import Client

from audit.models import AuditEntry
from rooms import broadcasts
from rooms.models import Hidden, Message, Room
from rooms.sync import sync
from tests.cast import Cast, sign_in
from tests.rooms.page import fresh
from tests.rooms.talk import JSON, said

LINE = "Message from a person you hide."


@pytest.fixture
def message(cast: Cast) -> Message:
    return said(cast.dan, cast.willow_room, "Is it @Sam Ellis again?")


def page(client: Client, room: Room) -> str:
    html = client.get(f"/rooms/{room.slug}/").content.decode()
    start = html.index('id="timeline"')
    return html[start : html.index("</ol>", start)]


def lines(client: Client) -> str:
    return "".join(one["row_html"] for one in client.get("/sync").json()["rooms"])


def test_i_see_a_line_and_nobody_else_learns(
    cast: Cast, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[tuple[str, str]] = []
    monkeypatch.setattr(broadcasts.doorbell, "ring", lambda group, event: rung.append((group, event["text"])))
    sam, kofi, dan = (sign_in(who) for who in (cast.sam, cast.kofi, cast.dan))
    before = [fresh(who, cast.willow_room) for who in (kofi, dan)]
    seen = AuditEntry.objects.count()
    answer = sam.put(f"/messages/{message.pk}/hiding", headers=JSON)
    assert answer.json() == {"people": [cast.dan.pk]}
    assert LINE in page(sam, cast.willow_room)
    assert LINE in lines(sam)
    assert "again?" not in lines(sam)
    assert [fresh(who, cast.willow_room) for who in (kofi, dan)] == before
    assert all(LINE not in page(who, cast.willow_room) for who in (kofi, dan))
    assert rung == [
        (
            f"user.{cast.sam.pk}",
            json.dumps({"type": "hidden.changed", "people": [cast.dan.pk]}, separators=(",", ":")),
        )
    ]
    assert AuditEntry.objects.count() == seen


def test_it_calls_me_no_more_and_is_quoted_no_more(cast: Cast, message: Message) -> None:
    sam, room = sign_in(cast.sam), cast.willow_room
    answer = said(cast.hannah, room, "Ask him", reply_to=message.pk)
    assert [one["mentions"] for one in sync(cast.sam)["rooms"] if one["id"] == room.pk] == [1]
    sam.put(f"/messages/{message.pk}/hiding", headers=JSON)
    assert [one["mentions"] for one in sync(cast.sam)["rooms"] if one["id"] == room.pk] == [0]
    quoting = fresh(sam, room)[answer.pk]
    assert LINE in quoting
    assert "again?" not in quoting
    assert "again?" in fresh(sign_in(cast.kofi), room)[answer.pk]


def test_it_can_be_taken_back_at_the_message_and_on_my_page(cast: Cast, message: Message) -> None:
    sam = sign_in(cast.sam)
    for _twice in range(2):
        sam.put(f"/messages/{message.pk}/hiding", headers=JSON)
    assert Hidden.objects.count() == 1
    assert sam.delete(f"/messages/{message.pk}/hiding", headers=JSON).json() == {"people": []}
    sam.post(f"/messages/{message.pk}/hiding", {"verb": "hide"})
    assert "Dan Whitmore" in sam.get("/you/hidden").content.decode()
    assert "Dan Whitmore" not in sign_in(cast.kofi).get("/you/hidden").content.decode()
    sign_in(cast.kofi).post("/you/hidden", {"person": cast.dan.pk})
    assert Hidden.objects.count() == 1
    sam.post("/you/hidden", {"person": cast.dan.pk})
    assert LINE not in page(sam, cast.willow_room)


def test_staff_and_announcements_and_oneself_cannot_be_hidden(cast: Cast, message: Message) -> None:
    sam = sign_in(cast.sam)
    by_staff = said(cast.adeyemi, cast.willow_room, "Book bags on Monday")
    notice = said(cast.hannah, cast.willow_notices, "Fair on Saturday")
    own = said(cast.sam, cast.willow_room, "Me")
    for one in (by_staff, notice, own):
        assert sam.put(f"/messages/{one.pk}/hiding", headers=JSON).status_code == 404
    rep = said(cast.hannah, cast.willow_room, "I can bring cups")
    assert sam.put(f"/messages/{rep.pk}/hiding", headers=JSON).status_code == 200
    assert LINE not in page(sam, cast.willow_notices)
    assert "Fair on Saturday" in lines(sam)
    Hidden.objects.create(
        user=cast.sam, person=cast.adeyemi
    )  # a teacher who was hidden as a parent elsewhere
    assert page(sam, cast.willow_room).count(LINE) == 1


def test_a_stranger_hides_nobody(cast: Cast, message: Message) -> None:
    assert sign_in(cast.tom).put(f"/messages/{message.pk}/hiding", headers=JSON).status_code == 404
    assert not Hidden.objects.exists()
