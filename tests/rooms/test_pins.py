"""A room's top: who may pin, what each reader finds there, and that pages agree on it however news comes."""

import random
import re

import pytest
from django.test import Client

from audit.models import AuditEntry
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.pinning import pin_message, unpin_message
from rooms.actions.removal import remove_message
from rooms.catch_up import Place, since
from rooms.errors import MayNotPin
from rooms.models import Membership, Message, Room
from rooms.pins import MOST
from rooms.queries import unread_count
from tests.cast import Cast, sign_in
from tests.rooms.page import Page
from tests.rooms.talk import JSON, membership_of, said


@pytest.fixture
def message(cast: Cast) -> Message:
    return said(cast.dan, cast.willow_room, "Cake stall at two, ask @Kofi Mensah")


def bar(client: Client, room: Room) -> list[tuple[int, str]]:
    """(message, words) of what stands at the top, in its order."""
    html = client.get(f"/rooms/{room.slug}/").content.decode()
    shown = html[html.index('id="pins"') : html.index('id="log"')]
    return [(int(pk), words) for pk, words in re.findall(r'data-pin="(\d+)".*?auto">(.*?)</span>', shown)]


def pinned(page: Page) -> list[int]:
    """What an open page has pinned by what it heard, the last first."""
    found = [(at, pk) for pk, html in page.rows.items() for at in re.findall(r'data-pinned="([^"]+)"', html)]
    return [pk for _at, pk in sorted(found, reverse=True)]


@pytest.mark.parametrize("who", ["hannah", "adeyemi", "lowe"])
def test_rep_and_staff_pin_for_all_and_it_is_told(cast: Cast, message: Message, who: str) -> None:
    page = Page(sign_in(cast.sam), cast.willow_room)
    answer = sign_in(getattr(cast, who)).put(f"/messages/{message.pk}/pin", headers=JSON)
    assert answer.status_code == 200
    page.hear(answer.json()["frame"])
    assert pinned(page) == [message.pk]
    assert bar(page.client, cast.willow_room) == [(message.pk, "Cake stall at two, ask @Kofi Mensah")]
    sign_in(getattr(cast, who)).delete(f"/messages/{message.pk}/pin", headers=JSON)
    assert bar(page.client, cast.willow_room) == []
    actions = AuditEntry.objects.filter(action__startswith="rooms.message.")
    assert [(one.action, one.actor_id) for one in actions.order_by("pk")] == [
        ("rooms.message.pinned", getattr(cast, who).pk),
        ("rooms.message.unpinned", getattr(cast, who).pk),
    ]


def test_parents_and_strangers_cannot(cast: Cast, message: Message) -> None:
    for who in (cast.sam, cast.dan, cast.tom, cast.osei):
        assert sign_in(who).put(f"/messages/{message.pk}/pin", headers=JSON).status_code == 404
    with pytest.raises(MayNotPin):
        pin_message(membership=membership_of(cast.sam, cast.willow_room), message=message)
    assert 'data-do="pin"' not in sign_in(cast.sam).get(f"/rooms/{cast.willow_room.slug}/").content.decode()


def test_it_is_no_news_and_moves_nothing(cast: Cast, message: Message) -> None:
    seq = message.seq
    Membership.objects.filter(user=cast.sam).update(last_read_seq=seq)
    pin_message(membership=membership_of(cast.hannah, cast.willow_room), message=message)
    message.refresh_from_db()
    assert message.seq == seq
    assert unread_count(membership_of(cast.sam, cast.willow_room)) == 0
    words = message.words_version
    assert words < message.version  # its author may still edit what they see


def test_what_is_hidden_or_gone_is_not_at_the_top(cast: Cast, message: Message) -> None:
    room = cast.willow_room
    pin_message(membership=membership_of(cast.hannah, room), message=message)
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    assert bar(sign_in(cast.sam), room) == []
    assert bar(sign_in(cast.dan), room) == []  # also not for its author, who sees it in its place
    with pytest.raises(MayNotPin):
        other = said(cast.dan, room, "Held")
        hold_message(message=other, actor=cast.lowe, cause=Cause.STAFF)
        pin_message(membership=membership_of(cast.hannah, room), message=other)
    release_message(message=message, actor=cast.lowe)
    assert [pk for pk, _words in bar(sign_in(cast.sam), room)] == [message.pk]
    remove_message(message=message, actor=cast.dan)
    page = sign_in(cast.sam).get(f"/rooms/{room.slug}/").content.decode()
    assert bar(sign_in(cast.sam), room) == []
    assert "Cake stall" not in page


def test_a_newcomer_finds_nothing_from_before(cast: Cast, message: Message) -> None:
    pin_message(membership=membership_of(cast.hannah, cast.willow_room), message=message)
    Membership.objects.filter(user=cast.sam).update(sees_from_seq=message.seq)
    assert bar(sign_in(cast.sam), cast.willow_room) == []


def test_ten_at_a_time_the_last_first(cast: Cast) -> None:
    room, hannah = cast.willow_room, membership_of(cast.hannah, cast.willow_room)
    messages = [said(cast.dan, room, f"Number {n}") for n in range(MOST + 1)]
    for message in messages[:-1]:
        assert pin_message(membership=hannah, message=message)
    assert not pin_message(membership=hannah, message=messages[0])
    refused = sign_in(cast.hannah).put(f"/messages/{messages[-1].pk}/pin", headers=JSON)
    assert refused.status_code == 409
    assert refused.json()["reason"] == "too_many"
    assert [pk for pk, _ in bar(sign_in(cast.sam), room)] == [one.pk for one in reversed(messages[:-1])]


def test_in_announcements_who_posts_there_pins(cast: Cast) -> None:
    notice = said(cast.adeyemi, cast.willow_notices, "Book bags on Monday")
    for who, status in ((cast.sam, 404), (cast.lowe, 404), (cast.adeyemi, 200), (cast.osei, 200)):
        assert sign_in(who).put(f"/messages/{notice.pk}/pin", headers=JSON).status_code == status


def test_without_script_a_page_asks(cast: Cast, message: Message) -> None:
    hannah = sign_in(cast.hannah)
    assert f"/messages/{message.pk}/pin" in hannah.get(f"/messages/{message.pk}/actions").content.decode()
    assert "Pin it" in hannah.get(f"/messages/{message.pk}/pin").content.decode()
    assert hannah.post(f"/messages/{message.pk}/pin", {"verb": "pin"}).status_code == 302
    assert "Unpin it" in hannah.get(f"/messages/{message.pk}/pin").content.decode()
    hannah.post(f"/messages/{message.pk}/pin", {"verb": "unpin"})
    assert bar(hannah, cast.willow_room) == []


@pytest.mark.parametrize("seed", [3, 20261125])
def test_an_old_page_that_catches_up_has_the_same_top(cast: Cast, seed: int) -> None:
    chance, room = random.Random(seed), cast.willow_room
    hannah = membership_of(cast.hannah, room)
    messages = [said(cast.dan, room, f"Number {n}") for n in range(6)]
    page = Page(sign_in(cast.sam), room)
    for _step in range(25):
        one = Message.objects.select_related("room", "author").get(pk=chance.choice(messages).pk)
        try:
            chance.choice([pin_message, unpin_message])(membership=hannah, message=one)
        except MayNotPin:
            release_message(message=one, actor=cast.lowe)
        if chance.random() < 0.2:
            hold_message(message=one, actor=cast.lowe, cause=Cause.STAFF)
        if chance.random() < 0.3:
            page.catch_up()
    page.catch_up()
    assert pinned(page) == [pk for pk, _words in bar(page.client, room)]


def test_a_page_that_begins_anew_learns_what_is_pinned_further_up(cast: Cast, message: Message) -> None:
    pin_message(membership=membership_of(cast.hannah, cast.willow_room), message=message)
    for number in range(60):
        said(cast.dan, cast.willow_room, f"Number {number}")
    answer = since(membership_of(cast.sam, cast.willow_room), Place(0, "another", 0))
    assert [frame["id"] for frame in answer["pins"]] == [message.pk]
    assert message.pk not in [frame["id"] for frame in answer["frames"]]
