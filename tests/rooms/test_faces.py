"""PROTOCOL section 4: who sees which face of a message, on every way it can travel."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people.models import User
from rooms import frames
from rooms.faces import Face, author_face, public_face
from rooms.models import Membership, Message
from tests.cast import Cast, sign_in
from tests.rooms.page import fresh
from tests.rooms.talk import JSON, membership_of, said

NOW = timezone.now()
SECRET = "The words that must not travel"


def changed(message: Message, **fields: object) -> Message:
    message.version = message.room.clock + 1
    Message.objects.filter(pk=message.pk).update(version=message.version, **fields)
    type(message.room).objects.filter(pk=message.room_id).update(clock=message.version)
    return Message.objects.select_related("room", "author").get(pk=message.pk)


def states(cast: Cast) -> dict[str, dict[str, object]]:
    by_author, by_school = cast.dan.pk, cast.lowe.pk
    return {
        "posted": {},
        "held, never shown": {"state": "held", "held_at": NOW, "shown_at": None},
        "held, shown before": {"state": "held", "held_at": NOW},
        "refused before it was shown": {
            "state": "removed",
            "removed_at": NOW,
            "removed_by": by_school,
            "shown_at": None,
        },
        "taken back before it was shown": {
            "state": "removed",
            "removed_at": NOW,
            "removed_by": by_author,
            "shown_at": None,
        },
        "removed by author": {"state": "removed", "removed_at": NOW, "removed_by": by_author},
        "removed by school": {"state": "removed", "removed_at": NOW, "removed_by": by_school},
        "scrubbed": {"body": "", "scrubbed_at": NOW},
    }


@pytest.mark.parametrize(
    ("state", "others", "author"),
    [
        ("posted", Face.FULL, Face.FULL),
        ("held, never shown", Face.NONE, Face.WAITING),
        ("held, shown before", Face.CHECKING, Face.WAITING),
        ("refused before it was shown", Face.NONE, Face.NOT_POSTED),
        ("taken back before it was shown", Face.NONE, Face.NONE),
        ("removed by author", Face.AUTHOR_REMOVED, Face.AUTHOR_REMOVED),
        ("removed by school", Face.SCHOOL_REMOVED, Face.SCHOOL_REMOVED),
        ("scrubbed", Face.NONE, Face.NONE),
    ],
)
def test_the_table_of_faces(cast: Cast, state: str, others: Face, author: Face) -> None:
    message = changed(said(cast.dan, cast.willow_room, SECRET), **states(cast)[state])
    assert (public_face(message), author_face(message)) == (others, author)
    keeps_words = {Face.FULL, Face.WAITING, Face.NOT_POSTED}
    assert _shows(sign_in(cast.dan), cast, SECRET) == (author in keeps_words)
    for person in (cast.sam, cast.hannah, cast.adeyemi, cast.lowe):
        assert _shows(sign_in(person), cast, SECRET) == (others in keeps_words)
        assert (message.pk in fresh(sign_in(person), cast.willow_room)) == (others is not Face.NONE)


def test_a_message_nobody_saw_is_only_a_tick_to_the_others(cast: Cast) -> None:
    message = changed(said(cast.dan, cast.willow_room, SECRET), **states(cast)["held, never shown"])
    assert frames.public_frame(message)["type"] == "tick"
    assert SECRET in frames.author_frame(message)["html"]


def test_html_knows_no_viewer(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    views = {
        fresh(sign_in(person), cast.willow_room)[message.pk] for person in (cast.dan, cast.sam, cast.lowe)
    }
    assert len(views) == 1


def test_a_new_member_gets_no_earlier_chat(cast: Cast) -> None:
    old = said(cast.dan, cast.willow_room, SECRET)
    said(cast.adeyemi, cast.willow_notices, "Notices from before are there")
    newcomer = _joins(cast)
    new = said(cast.dan, cast.willow_room, "Welcome")
    client = sign_in(newcomer)
    assert set(fresh(client, cast.willow_room)) == {new.pk}
    assert not _shows(client, cast, SECRET)
    assert client.get(f"/messages/{old.pk}").status_code == 404
    page = client.get(f"/rooms/{cast.willow_room.slug}/messages?before={new.seq}", headers=JSON).json()
    assert page == {"frames": [], "more": False}
    assert "Notices from before" in client.get(f"/rooms/{cast.willow_notices.slug}/").content.decode()


def test_a_change_of_an_old_message_does_not_reach_a_newcomer(cast: Cast) -> None:
    old = said(cast.dan, cast.willow_room, SECRET)
    newcomer = _joins(cast)
    at = membership_of(newcomer, cast.willow_room).room.clock
    changed(old, body=f"{SECRET}, edited")
    client = sign_in(newcomer)
    mine = membership_of(newcomer, cast.willow_room).pk
    address = f"/rooms/{cast.willow_room.slug}/since/{at}?epoch={cast.school.sync_epoch}&membership={mine}"
    assert client.get(address, headers=JSON).json()["frames"] == []


def _joins(cast: Cast) -> User:
    """Grace joins Willow today, after everything that was said so far."""
    user = User.objects.create_user(display_name="Grace Obi", email="grace.obi@example.org")
    User.objects.filter(pk=user.pk).update(joined_at=NOW - timedelta(minutes=1))
    for room in (cast.willow_room, cast.willow_notices):
        room.refresh_from_db()
        seen = 0 if room.is_announcements else room.clock
        Membership.objects.create(room=room, user=user, sees_from_seq=seen, last_read_seq=room.clock)
    return User.objects.get(pk=user.pk)


def _shows(client: Client, cast: Cast, words: str) -> bool:
    """Whether the words are anywhere in what this person can fetch about the room."""
    room = cast.willow_room
    since = f"/rooms/{room.slug}/since/0?epoch={cast.school.sync_epoch}"
    addresses = [
        f"/rooms/{room.slug}/",
        "/chats",
        "/sync",
        since,
        f"/rooms/{room.slug}/messages?before=99999",
    ]
    return any(words in client.get(address).content.decode() for address in addresses)
