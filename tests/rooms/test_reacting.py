"""A face below a message: who may, what others see of it, and what it must not touch."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from rooms.actions.editing import edit_message
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.reacting import PER_MINUTE, react
from rooms.actions.removal import remove_message
from rooms.errors import StaleMessage
from rooms.models import Membership, Message, Room
from rooms.queries import unread_count
from rooms.reactions import KINDS
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.talk import JSON, membership_of, said


@pytest.fixture
def message(cast: Cast) -> Message:
    return said(cast.dan, cast.willow_room, "Cake stall at two")


def chooses(client: Client, message: Message, kind: Any) -> HttpResponse:
    said = json.dumps({"kind": kind})
    return client.put(f"/messages/{message.pk}/reaction", said, content_type="application/json", headers=JSON)


def below(html: str) -> list[tuple[str, str]]:
    """(kind, ids of people) of a message's HTML."""
    return re.findall(r'data-react="(\w+)" data-who="([\d ]*)"', html)


def test_everybody_sees_what_was_chosen_in_the_same_bytes(cast: Cast, message: Message) -> None:
    hannah = Page(sign_in(cast.hannah), cast.willow_room)
    for who in (cast.sam, cast.aisha):
        frame = chooses(sign_in(who), message, "heart").json()["frame"]
        hannah.hear(frame)
    assert below(hannah.rows[message.pk]) == [("heart", f"{cast.sam.pk} {cast.aisha.pk}")]
    assert "Heart, 2" in hannah.rows[message.pk]
    pages = [fresh(sign_in(who), cast.willow_room)[message.pk] for who in (cast.sam, cast.hannah)]
    assert pages[0] == pages[1] == hannah.rows[message.pk]


def test_one_a_person_and_an_empty_one_takes_it_back(cast: Cast, message: Message) -> None:
    sam = sign_in(cast.sam)
    chooses(sam, message, "heart")
    chooses(sam, message, "laugh")
    message.refresh_from_db()
    assert message.reactions == [[cast.sam.pk, "laugh"]]
    version = message.version
    assert chooses(sam, message, "laugh").status_code == 200
    message.refresh_from_db()
    assert message.version == version
    chooses(sam, message, "")
    message.refresh_from_db()
    assert message.reactions == []


def test_it_moves_no_place_and_is_no_news_to_read(cast: Cast, message: Message) -> None:
    Membership.objects.filter(user=cast.hannah).update(last_read_seq=message.seq)
    seq = message.seq
    chooses(sign_in(cast.sam), message, "heart")
    message.refresh_from_db()
    assert message.seq == seq
    assert unread_count(membership_of(cast.hannah, cast.willow_room)) == 0


def test_the_author_goes_on_editing_while_others_react(cast: Cast, message: Message) -> None:
    seen = message.version
    chooses(sign_in(cast.sam), message, "heart")
    message.refresh_from_db()
    mine = membership_of(cast.dan, cast.willow_room)
    edit_message(membership=mine, message=message, body="Cake stall at three", seen_version=seen)
    message.refresh_from_db()
    assert message.body == "Cake stall at three"
    assert message.reactions == [[cast.sam.pk, "heart"]]
    with pytest.raises(StaleMessage):
        edit_message(membership=mine, message=message, body="At four", seen_version=seen)


def test_they_go_and_come_back_with_the_message(cast: Cast, message: Message) -> None:
    sam = sign_in(cast.sam)
    chooses(sam, message, "heart")
    message.refresh_from_db()
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    for person in (cast.sam, cast.dan, cast.lowe):
        assert below(fresh(sign_in(person), cast.willow_room)[message.pk]) == []
    assert cast.sam.shown_name not in sam.get(f"/messages/{message.pk}/reaction").content.decode()
    refused = chooses(sam, message, "laugh")
    assert (refused.status_code, refused.json()["reason"]) == (409, "removed")
    release_message(message=message, actor=cast.lowe)
    assert below(fresh(sam, cast.willow_room)[message.pk]) == [("heart", str(cast.sam.pk))]
    remove_message(message=message, actor=cast.dan)
    assert below(fresh(sam, cast.willow_room)[message.pk]) == []


@pytest.mark.parametrize("kind", ["angry", "👍", "x" * 5000, "heart "])
def test_no_other_kind_is_taken(cast: Cast, message: Message, kind: str) -> None:
    refused = chooses(sign_in(cast.sam), message, kind)
    assert (refused.status_code, refused.json()["reason"]) == (422, "kind")
    message.refresh_from_db()
    assert message.reactions == []


@pytest.mark.parametrize("kind", [None, 7, ["heart"], {"kind": "heart"}])
def test_what_is_no_text_is_no_kind(cast: Cast, message: Message, kind: Any) -> None:
    assert chooses(sign_in(cast.sam), message, kind).status_code == 400


def test_who_may_not_post_may_not_react(cast: Cast, message: Message) -> None:
    hour = timedelta(hours=1)
    Membership.objects.filter(user=cast.sam).update(muted_until=timezone.now() + hour)
    assert chooses(sign_in(cast.sam), message, "laugh").json()["reason"] == "muted"
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.LOCKED)
    assert chooses(sign_in(cast.hannah), message, "laugh").json()["reason"] == "locked"
    assert chooses(sign_in(cast.tom), message, "laugh").status_code == 404


def test_announcements_take_none(cast: Cast) -> None:
    notice = said(cast.adeyemi, cast.willow_notices, "Bring wellies")
    refused = chooses(sign_in(cast.adeyemi), notice, "heart")
    assert (refused.status_code, refused.json()["reason"]) == (409, "announcement")
    page = sign_in(cast.adeyemi).get(f"/rooms/{cast.willow_notices.slug}/").content.decode()
    assert 'data-do="react"' not in page


def test_nobody_makes_the_room_flicker(cast: Cast, message: Message) -> None:
    cache.clear()
    sam = sign_in(cast.sam)
    answers = [chooses(sam, message, ("heart", "")[turn % 2]).status_code for turn in range(PER_MINUTE + 1)]
    assert answers == [200] * PER_MINUTE + [429]


def test_names_are_told_on_asking(cast: Cast, message: Message) -> None:
    for who, kind in ((cast.sam, "heart"), (cast.aisha, "thank_you")):
        react(membership=membership_of(who, cast.willow_room), message=message, kind=kind)
    html = sign_in(cast.hannah).get(f"/messages/{message.pk}/reaction", headers=JSON).json()["html"]
    assert [cast.sam.shown_name in html, cast.aisha.shown_name in html] == [True, True]


def test_without_script_by_form(cast: Cast, message: Message) -> None:
    sam, address = sign_in(cast.sam), f"/messages/{message.pk}/reaction"
    assert address in sam.get(f"/messages/{message.pk}/actions").content.decode()
    page = sam.get(address).content.decode()
    assert [f'value="{kind}"' in page for kind in KINDS] == [True] * len(KINDS)
    assert sam.post(address, {"kind": "heart"}).status_code == 302
    page = sam.get(address).content.decode()
    assert cast.sam.shown_name in page
    assert 'value="heart"' not in page
    assert sam.post(address, {"kind": ""}).status_code == 302
    message.refresh_from_db()
    assert message.reactions == []
