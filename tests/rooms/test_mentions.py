"""Naming somebody in a message: who is meant, how it is drawn, whom it calls, and whom it must not."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.actions.profile import rename
from people.models import User
from rooms.actions.editing import edit_message
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message
from rooms.mentioning import spots
from rooms.models import Membership, Mention, Message, Room
from rooms.sync import sync
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.talk import JSON, membership_of, said, say


def named(html: str) -> list[tuple[str, str]]:
    """(ids, words) of every name in a message's HTML."""
    return re.findall(r'<bdi class="ment" data-people="([\d ]+)">([^<]+)</bdi>', html)


def mentions(who: object, room: Room) -> int:
    return next(one["mentions"] for one in sync(who)["rooms"] if one["id"] == room.pk)  # type: ignore[arg-type]


def line(client: Client, room: Room) -> str:
    rows = client.get("/sync").json()["rooms"]
    return next(one["row_html"] for one in rows if one["id"] == room.pk)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("@Sam Ellis, are you in?", ["Sam Ellis"]),
        ("Hi @sam ellis", ["sam ellis"]),
        ("(@Sam Ellis)", ["Sam Ellis"]),
        ("@Sam Ellison", []),
        ("write to x@Sam Ellis", []),
        ("https://example.org/@Sam Ellis", []),
        ("@Sam", []),
        ("@Ann Lee Smith and @Ann Lee", ["Ann Lee Smith", "Ann Lee"]),
        ("@Sam Ellis@Ann Lee", ["Sam Ellis"]),
        ("no names", []),
    ],
)
def test_what_counts_as_a_name(words: str, found: list[str]) -> None:
    assert [spot.name for spot in spots(words, ["Sam Ellis", "Ann Lee", "Ann Lee Smith"])] == found


def test_everybody_sees_the_name_in_the_same_bytes_and_only_its_owner_is_called(cast: Cast) -> None:
    room = cast.willow_room
    html = say(sign_in(cast.hannah), room, "Thanks @aisha rahman <b> https://example.org/a").json()["frame"][
        "html"
    ]
    assert named(html) == [(str(cast.aisha.pk), "@Aisha Rahman")]
    assert "&lt;b&gt;" in html
    assert 'href="https://example.org/a"' in html
    message = Message.objects.get()
    pages = [fresh(sign_in(who), room)[message.pk] for who in (cast.aisha, cast.sam)]
    assert pages == [html, html]
    assert [mentions(who, room) for who in (cast.aisha, cast.sam, cast.hannah)] == [1, 0, 0]
    assert "You were mentioned" in line(sign_in(cast.aisha), room)
    assert "badge at" not in line(sign_in(cast.sam), room)
    page = sign_in(cast.aisha).get(f"/rooms/{room.slug}/").content.decode()
    assert "row forme" in page


def test_it_survives_a_new_name(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    told = django_capture_on_commit_callbacks
    room = cast.willow_room
    message = said(cast.hannah, room, "Ask @Sam Ellis")
    old = Page(sign_in(cast.aisha), room)
    with told(execute=True):  # type: ignore[operator]
        rename(user=cast.sam, display_name="S. Ellis")
    old.catch_up()
    assert named(old.rows[message.pk]) == [(str(cast.sam.pk), "@S. Ellis")]
    assert old.shows == fresh(sign_in(cast.aisha), room)
    assert "Ask @S. Ellis" in line(sign_in(cast.aisha), room)
    edit = {"membership": membership_of(cast.hannah, room), "message": message}
    message.refresh_from_db()
    edit_message(body="Please ask @Sam Ellis", seen_version=message.version, **edit)  # as they wrote it
    assert named(fresh(sign_in(cast.aisha), room)[message.pk]) == [(str(cast.sam.pk), "@S. Ellis")]


def test_an_edit_calls_others(cast: Cast) -> None:
    room = cast.willow_room
    first = said(cast.dan, room, "Who has it?")
    message = said(cast.hannah, room, "Ask @Sam Ellis", reply_to=first.pk)
    edit_message(
        membership=membership_of(cast.hannah, room),
        message=message,
        body="Ask @Kofi Mensah",
        seen_version=message.version,
    )
    assert [mentions(who, room) for who in (cast.sam, cast.kofi, cast.dan)] == [0, 1, 1]


def test_an_answer_calls_whom_it_answers(cast: Cast) -> None:
    room = cast.willow_room
    first = said(cast.dan, room, "Who has it?")
    say(sign_in(cast.hannah), room, "I do", reply_to=first.pk)
    say(sign_in(cast.dan), room, "Found it meanwhile", reply_to=first.pk)
    assert mentions(cast.dan, room) == 1
    assert "Someone answered you" in line(sign_in(cast.dan), room)


def test_reading_ends_the_call_and_what_is_not_shown_calls_nobody(cast: Cast) -> None:
    room = cast.willow_room
    message = said(cast.hannah, room, "Ask @Sam Ellis")
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    assert mentions(cast.sam, room) == 0
    assert "ment" not in fresh(sign_in(cast.sam), room)[message.pk]
    release_message(message=message, actor=cast.lowe)
    assert mentions(cast.sam, room) == 1
    sign_in(cast.sam).put(
        f"/rooms/{room.slug}/read", {"seq": message.seq}, content_type="application/json", headers=JSON
    )
    assert mentions(cast.sam, room) == 0
    last = said(cast.hannah, room, "And @Sam Ellis again")
    remove_message(message=last, actor=cast.hannah)
    assert mentions(cast.sam, room) == 0


def test_only_members_are_named_and_announcements_name_nobody(cast: Cast) -> None:
    say(sign_in(cast.hannah), cast.willow_room, "Is @Tom Hargreaves coming?")
    say(sign_in(cast.adeyemi), cast.willow_notices, "Ask @Mrs Lowe")
    assert not Mention.objects.exists()
    people = sign_in(cast.adeyemi).get(f"/rooms/{cast.willow_notices.slug}/members", headers=JSON).json()
    assert people == {"people": []}


def test_the_list_of_names_is_of_this_room_without_me(cast: Cast) -> None:
    answer = sign_in(cast.sam).get(f"/rooms/{cast.willow_room.slug}/members", headers=JSON).json()
    names = [one["name"] for one in answer["people"]]
    assert names[:3] == ["Mrs Adeyemi", "Mrs Lowe", "Hannah Clarke"]
    assert "Sam Ellis" not in names
    assert "Tom Hargreaves" not in names
    address = f"/rooms/{cast.willow_room.slug}/members"
    assert sign_in(cast.tom).get(address, headers=JSON).status_code == 404


def test_a_long_list_calls_ten(cast: Cast) -> None:
    names = [f"Parent {letter * 3}" for letter in "ABCDEFGHIJKL"]
    people = User.objects.bulk_create(
        User(display_name=name, email=f"{n}@example.org") for n, name in enumerate(names)
    )
    Membership.objects.bulk_create(Membership(room=cast.willow_room, user=user) for user in people)
    message = said(cast.hannah, cast.willow_room, " ".join(f"@{name}" for name in names))
    assert list(message.mentions.values_list("written", flat=True)) == names[:10]


def test_the_list_of_rooms_asks_once_for_all_calls(cast: Cast) -> None:
    rooms = (cast.willow_room, cast.oak_room)
    for room in rooms:
        said(cast.lowe, room, "Nobody is named")
    before, _counts = asked(cast.sam)
    for room in rooms:
        said(cast.lowe, room, "Ask @Sam Ellis")
        said(cast.lowe, room, "Or @Sam Ellis")
    after, counts = asked(cast.sam)
    assert [counts[room.pk] for room in rooms] == [2, 2]
    assert after == before


def asked(who: User) -> tuple[int, dict[int, int]]:
    """How many queries the list of rooms takes, and the mentions in each."""
    with CaptureQueriesContext(connection) as queries:
        rooms = sync(User.objects.get(pk=who.pk))["rooms"]
    return len(queries), {one["id"]: one["mentions"] for one in rooms}
