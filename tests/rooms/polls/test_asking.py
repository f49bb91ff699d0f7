"""Asking a poll: who may, what is stored, what the room reads, and what it never stores."""

from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEntry
from rooms.actions.editing import must_be_editable
from rooms.actions.holding import Cause, hold_message
from rooms.actions.removal import remove_message, restore_message
from rooms.errors import CannotEdit
from rooms.models import Message, Poll, Room
from tests.cast import Cast, sign_in
from tests.moderation.reporting import fresh_case, report
from tests.rooms.asking import asked, voted
from tests.rooms.checks import NAMED, SICK
from tests.rooms.page import fresh
from tests.rooms.planning import in_days
from tests.rooms.talk import say

SAID = {
    "question": "Cake stall: which shift could you do?",
    "choice_1": "Setting up, 11:30",
    "choice_2": "Selling, 1 to 3",
    "several": "one",
}


def ask(client: Client, room: Room, **said: str) -> object:
    fields = {"client_id": str(uuid4())} | SAID | said
    return client.post(f"/rooms/{room.slug}/polls/new", fields)


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_class_rep_asks_and_the_poll_is_in_the_chat(cast: Cast) -> None:
    answer = ask(
        sign_in(cast.hannah), cast.willow_room, choice_9="Clearing up", last_day=in_days(3).isoformat()
    )
    poll = Poll.objects.get()
    assert answer.status_code == 302 and answer["Location"].endswith(f"#m{poll.message_id}")
    assert poll.message.kind == Message.Kind.POLL and poll.choices[2] == ["Clearing up", 0]
    assert "which shift" in poll.message.body and "– Selling, 1 to 3" in poll.message.body
    [card] = fresh(sign_in(cast.dan), cast.willow_room).values()
    assert (
        "which shift" in card
        and "Nobody has voted yet. Open until" in card
        and card.count('type="radio"') == 3
    )
    assert AuditEntry.objects.get(action="rooms.poll.asked").actor_id == cast.hannah.pk


@pytest.mark.parametrize("who", ["sam", "tom", "osei"])
def test_who_runs_nothing_here_finds_no_form(cast: Cast, who: str) -> None:
    client = sign_in(getattr(cast, who))
    assert client.get(f"/rooms/{cast.willow_room.slug}/polls/new").status_code == 404
    assert ask(client, cast.willow_room).status_code == 404
    assert not Poll.objects.exists() and not Message.objects.exists()


def test_the_same_form_twice_is_one_poll(cast: Cast) -> None:
    hannah, key = sign_in(cast.hannah), str(uuid4())
    for _time in range(2):
        assert ask(hannah, cast.willow_room, client_id=key).status_code == 302
    assert Poll.objects.count() == Message.objects.count() == 1


def test_an_id_that_a_message_has_asks_no_poll(cast: Cast) -> None:
    hannah, key = sign_in(cast.hannah), str(uuid4())
    body = "Cake stall: which shift could you do?\n– Setting up, 11:30\n– Selling, 1 to 3"
    assert say(hannah, cast.willow_room, body, client_id=key).status_code == 201
    assert ask(hannah, cast.willow_room, client_id=key).status_code == 422
    assert not Poll.objects.exists()


@pytest.mark.parametrize("field", ["question", "choice_2"])
def test_a_childs_name_is_asked_about_and_stored_only_after_an_answer(cast: Cast, field: str) -> None:
    hannah = sign_in(cast.hannah)
    stopped = ask(hannah, cast.willow_room, **{field: NAMED})
    assert stopped.status_code == 422 and "This names a child" in stopped.content.decode()
    back = ask(hannah, cast.willow_room, **{field: NAMED}, answer="edit")
    assert "PE bag" in back.content.decode() and not Poll.objects.exists()
    token = stopped.context["sheet"].token
    sent = ask(hannah, cast.willow_room, **{field: NAMED}, answer="post_anyway", check_token=token)
    assert sent.status_code == 302 and Poll.objects.get().message.guard_answer.answer == "post_anyway"


def test_what_a_moderator_must_see_is_nowhere_until_then(cast: Cast) -> None:
    hannah, dan = sign_in(cast.hannah), sign_in(cast.dan)
    token = ask(hannah, cast.willow_room, choice_2=SICK).context["sheet"].token
    held = {"choice_2": SICK, "check_token": token}
    assert ask(hannah, cast.willow_room, **held, answer="post_anyway").status_code == 422
    assert ask(hannah, cast.willow_room, **held, answer="ask_moderator").status_code == 302
    poll, slug = Poll.objects.get(), cast.willow_room.slug
    for address in (f"/rooms/{slug}/", f"/rooms/{slug}/search?q=shift", "/chats"):
        assert "Jayden" not in words(dan, address) and "which shift" not in words(dan, address)
    assert dan.get(f"/rooms/{slug}/polls/{poll.pk}").status_code == 404
    own = fresh(hannah, cast.willow_room)[poll.message_id]
    assert "Jayden" in own and "disabled" in own, "its author sees it, and nobody votes yet"


def test_a_poll_goes_and_comes_back_with_its_message_votes_and_all(cast: Cast) -> None:
    poll, dan = voted(cast.sam, asked(cast.hannah, cast.willow_room), 1), sign_in(cast.dan)
    for take in (
        lambda: remove_message(message=poll.message, actor=cast.lowe),
        lambda: hold_message(message=poll.message, actor=cast.lowe, cause=Cause.STAFF),
    ):
        take()
        [card] = fresh(dan, cast.willow_room).values()
        assert "data-poll" not in card and "Selling" not in card and "1 vote" not in card
        assert dan.get(f"/rooms/{cast.willow_room.slug}/polls/{poll.pk}").status_code == 404
        poll.message.refresh_from_db()
    hold_message(message=poll.message, actor=cast.lowe, cause=Cause.STAFF)
    remove_message(message=poll.message, actor=cast.lowe)
    restore_message(message=poll.message, actor=cast.lowe)
    [card] = fresh(dan, cast.willow_room).values()
    assert "Selling" in card and "1 vote. Change yours until" in card


def test_once_a_part_was_taken_out_no_card_shows_it(cast: Cast) -> None:
    poll, dan = asked(cast.hannah, cast.willow_room), sign_in(cast.dan)
    Message.objects.update(redactions=[[0, 6]])
    assert "data-poll" not in words(dan, f"/rooms/{cast.willow_room.slug}/")
    assert dan.get(f"/rooms/{cast.willow_room.slug}/polls/{poll.pk}").status_code == 404


def test_evidence_and_search_hold_question_and_choices_and_no_vote(cast: Cast) -> None:
    poll = voted(cast.sam, asked(cast.hannah, cast.willow_room), 1)
    case = fresh_case(report(cast.dan, poll.message))
    read = words(sign_in(cast.lowe), f"/cases/{case.reference}/")
    assert "which shift" in read and "– Selling, 1 to 3" in read and "Sam Ellis" not in read
    for term in ("shift", "selling"):
        found = words(sign_in(cast.dan), f"/rooms/{cast.willow_room.slug}/search?q={term}")
        assert f"/messages/{poll.message_id}" in found


def test_what_was_asked_is_not_edited(cast: Cast) -> None:
    with pytest.raises(CannotEdit):
        must_be_editable(asked(cast.hannah, cast.willow_room).message)


def test_who_joined_later_sees_no_earlier_poll(cast: Cast) -> None:
    poll = asked(cast.hannah, cast.willow_room)
    cast.dan.memberships.update(sees_from_seq=poll.message.seq)
    assert sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/polls/{poll.pk}").status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        {"question": "x" * 201},
        {"question": "\u200b"},
        {"question": "a\0b"},
        {"choice_2": ""},
        {"choice_2": "\u200b\u200b"},
        {"choice_2": "SETTING  UP, 11:30"},
        {"choice_10": "x" * 81},
        {"several": "all"},
        {"last_day": in_days(-1).isoformat()},
        {"last_day": "9999-12-31"},
        {"last_day": "soon"},
    ],
    ids=str,
)
def test_what_cannot_be_a_poll_is_said_at_its_field(cast: Cast, said: dict[str, str]) -> None:
    answer = ask(sign_in(cast.hannah), cast.willow_room, **said)
    assert answer.status_code == 422 and b'id="form-errors"' in answer.content
    assert not Message.objects.exists()


def test_a_script_in_a_choice_is_only_words(cast: Cast) -> None:
    bad = "<script>alert(1)</script><img src=x>"
    ask(sign_in(cast.hannah), cast.willow_room, question=bad, choice_1=bad)
    slug, poll = cast.willow_room.slug, Poll.objects.get()
    for address in (f"/rooms/{slug}/", f"/rooms/{slug}/polls/{poll.pk}"):
        page = words(sign_in(cast.dan), address)
        assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page and "<img src=x" not in page


def test_a_locked_room_takes_no_poll(cast: Cast) -> None:
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.LOCKED)
    assert ask(sign_in(cast.hannah), cast.willow_room).status_code == 422 and not Poll.objects.exists()
