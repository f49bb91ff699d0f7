"""Replies: what they quote is their original as each reader may see it today."""

from typing import Any

import pytest
from django.test import Client

from people.models import User
from rooms.actions.editing import edit_message
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Membership, Message
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.quoting import UNKNOWN
from tests.rooms.talk import JSON, membership_of, said, say
from tests.rooms.test_holding import held_unseen

WORDS = "The stall opens at two"


@pytest.fixture
def original(cast: Cast) -> Message:
    return said(cast.dan, cast.willow_room, WORDS)


@pytest.fixture
def reply(cast: Cast, original: Message) -> Message:
    return said(cast.sam, cast.willow_room, "I can be there", reply_to=original.pk)


def quote(user: User, reply: Message) -> str:
    """What the reply quotes on this person's page."""
    return fresh(sign_in(user), reply.room)[reply.pk].split("\n")[-1]


def test_a_reply_quotes_name_and_words(cast: Cast, original: Message, reply: Message) -> None:
    for person in (cast.sam, cast.hannah, cast.dan, cast.lowe):
        assert quote(person, reply) == f"Dan Whitmore | {WORDS}"


def test_a_quote_is_one_line_and_not_long(cast: Cast) -> None:
    original = said(cast.dan, cast.willow_room, "One\n\n  two " + "x" * 300)
    reply = said(cast.sam, cast.willow_room, "Yes", reply_to=original.pk)
    words = quote(cast.hannah, reply).removeprefix("Dan Whitmore | ")
    assert words.startswith("One two xxx")
    assert len(words) == 120


def test_a_quote_follows_its_original(cast: Cast, original: Message, reply: Message) -> None:
    """Edited, hidden, back, removed: on a new page and on an old one that catches up."""
    old = {person: Page(sign_in(person), cast.willow_room) for person in (cast.sam, cast.dan, cast.hannah)}

    def shows(everyone: str, author: str = "") -> None:
        for person, page in old.items():
            wanted = f"Dan Whitmore | {author if author and person == cast.dan else everyone}"
            page.catch_up()
            assert page.shows[reply.pk].split("\n")[-1] == wanted
            assert quote(person, reply) == wanted

    edit_message(
        membership=membership_of(cast.dan, cast.willow_room),
        message=original,
        body="The stall opens at three",
        seen_version=original.version,
    )
    shows("The stall opens at three")
    hold_message(message=original, actor=None, cause=Cause.REPORTED)
    shows("This message is being checked.", author="The stall opens at three")
    release_message(message=original, actor=cast.lowe)
    shows("The stall opens at three")
    remove_message(message=original, actor=cast.lowe)
    shows("The school took this message down.")
    restore_message(message=original, actor=cast.lowe)
    shows("The stall opens at three")
    remove_message(message=original, actor=cast.dan)
    shows("Removed by its author.")


def test_frames_hold_no_words_of_the_original(cast: Cast, original: Message) -> None:
    page = Page(sign_in(cast.hannah), cast.willow_room)
    answer = say(sign_in(cast.sam), cast.willow_room, "I can be there", reply_to=original.pk)
    assert answer.status_code == 201
    frame = answer.json()["frame"]
    assert f'data-reply-to="{original.pk}"' in frame["html"]
    assert WORDS not in str(frame)
    assert WORDS not in str(page.catch_up()["frames"])


def test_who_came_later_reads_that_there_was_an_earlier_message(cast: Cast, original: Message) -> None:
    Membership.objects.filter(user=cast.aisha, room=cast.willow_room).update(sees_from_seq=original.seq)
    reply = said(cast.sam, cast.willow_room, "I can be there", reply_to=original.pk)
    assert quote(cast.aisha, reply) == UNKNOWN
    assert originals(sign_in(cast.aisha), reply, original.pk) == []
    assert say(sign_in(cast.aisha), cast.willow_room, "Me too", reply_to=original.pk).status_code == 422


def test_a_removed_reply_does_not_say_what_it_answered(cast: Cast, original: Message, reply: Message) -> None:
    remove_message(message=reply, actor=cast.sam)
    html = fresh(sign_in(cast.hannah), cast.willow_room)[reply.pk]
    assert "reply-to" not in html
    assert WORDS not in html


def originals(client: Client, reply: Message, *ids: int) -> list[int]:
    """Which of these messages the room gives by number."""
    address = f"/rooms/{reply.room.slug}/messages?ids={','.join(str(one) for one in ids)}"
    return [frame["id"] for frame in client.get(address, headers=JSON).json()["frames"]]


def test_originals_come_by_number_to_those_who_may_see_them(
    cast: Cast, original: Message, reply: Message
) -> None:
    elsewhere = said(cast.tom, cast.oak_room, "In Oak")
    unseen = held_unseen(cast.dan, cast.willow_room)
    wanted = (original.pk, elsewhere.pk, unseen.pk, 10**9)
    assert originals(sign_in(cast.sam), reply, *wanted) == [original.pk]
    assert originals(sign_in(cast.dan), reply, *wanted) == [original.pk, unseen.pk]


@pytest.mark.parametrize("ids", ["", "a", "1,", "1,-2", "9" * 30, ",".join(["1"] * 51)])
def test_bad_numbers_are_refused(cast: Cast, ids: str) -> None:
    address = f"/rooms/{cast.willow_room.slug}/messages?ids={ids}"
    assert sign_in(cast.sam).get(address, headers=JSON).status_code == 400


def test_what_nobody_saw_cannot_be_answered(cast: Cast) -> None:
    unseen = held_unseen(cast.dan, cast.willow_room)
    other = said(cast.tom, cast.oak_room)
    answers = [
        say(sign_in(cast.sam), cast.willow_room, "Yes", reply_to=number)
        for number in (unseen.pk, other.pk, 10**9)
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({answer.content for answer in answers}) == 1


def test_a_page_of_replies_costs_one_query_more(
    cast: Cast, original: Message, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        said(cast.sam, cast.willow_room, f"Reply {number}", reply_to=original.pk)
    client = sign_in(cast.hannah)
    client.get("/chats")
    with django_assert_max_num_queries(31):
        client.get(f"/rooms/{cast.willow_room.slug}/")


def test_without_script_a_page_answers_one_message(cast: Cast, original: Message) -> None:
    client = sign_in(cast.sam)
    address = f"/rooms/{cast.willow_room.slug}/"
    assert (
        f"{address}?reply={original.pk}#composer"
        in client.get(f"/messages/{original.pk}/actions").content.decode()
    )
    page = client.get(f"{address}?reply={original.pk}").content.decode()
    assert f'name="reply_to" value="{original.pk}"' in page
    unseen = held_unseen(cast.dan, cast.willow_room, "Secret words")
    page = client.get(f"{address}?reply={unseen.pk}").content.decode()
    assert "Secret words" not in page
    assert 'name="reply_to" value=""' in page
