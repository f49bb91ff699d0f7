"""What pages ask of the database: as much for a room of years as for one of a day. Numbers that grew must say why."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.queries import the_school
from rooms import catch_up
from rooms.models import Membership, Message, Room
from rooms.pins import pinned_for
from rooms.queries import these_for
from tests.browser.history import write_history
from tests.cast import Cast, sign_in
from tests.rooms.talk import membership_of

Counting = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def client(cast: Cast) -> Client:
    """Sam, who has looked at a page: what a process reads once it has read."""
    write_history(cast.willow_room, [cast.hannah, cast.dan, cast.sam], 260)
    client = sign_in(cast.sam)
    client.get(f"/rooms/{cast.willow_room.slug}/")
    return client


def asked(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        assert client.get(address, HTTP_ACCEPT="application/json").status_code == 200

    return ask


def test_opening_a_room(cast: Cast, client: Client, django_assert_max_num_queries: Counting) -> None:
    with django_assert_max_num_queries(30):
        asked(client, f"/rooms/{cast.willow_room.slug}/")()


def test_a_page_back(cast: Cast, client: Client, django_assert_max_num_queries: Counting) -> None:
    for before in (260, 60):
        with django_assert_max_num_queries(7):
            asked(client, f"/rooms/{cast.willow_room.slug}/messages?before={before}")()


@pytest.mark.parametrize(("version", "most"), [(260, 9), (80, 9)])
def test_catching_up(
    cast: Cast, client: Client, django_assert_max_num_queries: Counting, version: int, most: int
) -> None:
    mine = membership_of(cast.sam, cast.willow_room)
    under = f"epoch={the_school().sync_epoch}&membership={mine.pk}"
    with django_assert_max_num_queries(most):
        asked(client, f"/rooms/{cast.willow_room.slug}/since/{version}?{under}")()


def test_the_list_of_rooms_costs_the_same_however_many(
    cast: Cast, client: Client, django_assert_max_num_queries: Counting
) -> None:
    for number in range(25):
        room = Room.objects.create(kind=Room.Kind.GROUP, title=f"Group {number}")
        for person in (cast.sam, cast.hannah):
            Membership.objects.create(room=room, user=person, role=Membership.Role.PARENT)
        write_history(room, [cast.hannah], 2)
    with django_assert_max_num_queries(13):
        asked(client, "/sync")()


def test_what_changed_is_found_by_its_version(cast: Cast) -> None:
    """Not by reading the room; PostgreSQL knows only from larger tables which way is shorter."""
    mine = membership_of(cast.sam, cast.willow_room)
    write_history(cast.willow_room, [cast.hannah], 260)
    found = catch_up.changes(mine, 250, 260)
    assert [message.version for message in found.all()] == list(range(251, 261))
    if connection.vendor == "sqlite":
        assert "USING INDEX rooms_changes" in found[:201].explain()


def test_what_is_pinned_is_found_without_reading_the_room(cast: Cast) -> None:
    messages = write_history(cast.willow_room, [cast.hannah], 60)
    Message.objects.filter(pk__in=[message.pk for message in messages[:3]]).update(pinned_at=timezone.now())
    with CaptureQueriesContext(connection) as asked:
        assert len(pinned_for(membership_of(cast.sam, cast.willow_room))) == 3
    if connection.vendor == "sqlite":
        plans = [
            plan_of(query["sql"]) for query in asked if "rooms_message" in query["sql"].split("WHERE")[0]
        ]
        assert "USING COVERING INDEX rooms_pinned" in plans[0] or "USING INDEX rooms_pinned" in plans[0]
        assert "(room_id=? AND rowid=?)" in plans[1]


def test_originals_of_replies_are_found_without_reading_the_room(cast: Cast) -> None:
    messages = write_history(cast.willow_room, [cast.hannah, cast.dan], 60)
    few = these_for(membership_of(cast.sam, cast.willow_room), [message.pk for message in messages[5:9]])
    assert {message.pk for message in few.all()} == {message.pk for message in messages[5:9]}
    if connection.vendor == "sqlite":
        assert "(room_id=? AND rowid=?)" in few.explain()


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return str(cursor.fetchall())
