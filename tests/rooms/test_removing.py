"""Removing one's own message, as the author and everybody else meets it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from rooms.actions.removal import remove_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.rooms.checks import SICK, choose
from tests.rooms.page import Page, fresh
from tests.rooms.talk import JSON, said

WORDS = "Meet at mine at six"


def remove(client: Client, message: Message, **headers: str) -> HttpResponse:
    return client.post(f"/messages/{message.pk}/removal", headers=headers or JSON)


def test_an_own_message_leaves_a_tombstone_for_everybody(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    page = Page(sign_in(cast.hannah), cast.willow_room)
    answer = remove(sign_in(cast.sam), message)
    assert answer.status_code == 200
    assert answer.json()["frame"]["face"] == "author_removed"
    assert answer.json()["clock"] == answer.json()["frame"]["version"]
    page.catch_up()
    for shown in (page.shows, *(fresh(sign_in(one), cast.willow_room) for one in (cast.sam, cast.lowe))):
        assert "Removed by its author." in shown[message.pk]
        assert WORDS not in str(shown)
    message.refresh_from_db()
    assert (message.state, message.removed_by, message.body) == ("removed", cast.sam, WORDS)


def test_removing_again_says_the_same_and_changes_nothing(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    client = sign_in(cast.sam)
    first = remove(client, message).json()
    assert remove(client, message).json() == first


def test_a_message_nobody_saw_leaves_nothing(cast: Cast) -> None:
    client = sign_in(cast.sam)
    frame = choose(client, cast.willow_room, SICK, "ask_moderator").json()["frame"]
    message = Message.objects.get(pk=frame["id"])
    assert remove(client, message).json()["frame"]["face"] == "none"
    for person in (cast.sam, cast.hannah, cast.lowe):
        assert message.pk not in fresh(sign_in(person), cast.willow_room)
    assert remove(client, message).status_code == 200


@pytest.mark.parametrize("who", ["hannah", "adeyemi", "lowe", "tom", "kaur"])
def test_nobody_else_removes_it(cast: Cast, who: str) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    client = sign_in(getattr(cast, who))
    assert remove(client, message).status_code == 404
    assert client.get(f"/messages/{message.pk}/removal").status_code == 404
    message.refresh_from_db()
    assert message.state == "posted"


def test_what_the_school_took_down_stays_the_schools(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    remove_message(message=message, actor=cast.lowe)
    assert remove(sign_in(cast.sam), message).json()["frame"]["face"] == "school_removed"


def test_without_script_a_page_asks_once_and_leads_back(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    client = sign_in(cast.sam)
    room = client.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert f'href="/messages/{message.pk}/actions"' in room
    menu = client.get(f"/messages/{message.pk}/actions").content.decode()
    assert f'href="/messages/{message.pk}/removal"' in menu
    asked = client.get(f"/messages/{message.pk}/removal").content.decode()
    assert "Remove this message?" in asked
    answer = client.post(f"/messages/{message.pk}/removal", follow=True)
    assert answer.redirect_chain == [
        (f"/rooms/{cast.willow_room.slug}/?around={message.seq}#m{message.pk}", 302)
    ]
    assert "Removed by its author." in answer.content.decode()


def test_the_page_offers_what_the_person_may_do(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room, WORDS)
    menu = sign_in(cast.hannah).get(f"/messages/{message.pk}/actions").content.decode()
    assert f"/messages/{message.pk}/report" in menu
    assert f"/messages/{message.pk}/removal" not in menu
