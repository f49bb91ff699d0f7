"""Many at once, on a database with row locks."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, connections

from rooms.actions.post_message import Posted, post_message
from rooms.models import Message, Room
from tests.cast import Cast, build_cast
from tests.rooms.talk import membership_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(work: list[Callable[[], Posted]]) -> list[Posted]:
    """Run all of it in parallel, each on its own connection, starting together."""
    gate = threading.Barrier(min(len(work), 12))

    def one(job: Callable[[], Posted]) -> Posted:
        try:
            gate.wait(timeout=20)
            return job()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=12) as pool:
        return list(pool.map(one, work))


@pytest.fixture
def committed_cast() -> Cast:
    assert connection.vendor == "postgresql"
    return build_cast()


def test_fifty_parallel_posts_of_one_client_id_make_one_row(committed_cast: Cast) -> None:
    room, client_id = committed_cast.willow_room, uuid4()
    clock = room.clock

    def post() -> Posted:
        return post_message(
            membership=membership_of(committed_cast.sam, room), client_id=client_id, body="Only once"
        )

    posted = at_once([post] * 48)
    assert Message.objects.count() == 1
    assert sum(one.created for one in posted) == 1
    assert {one.message.pk for one in posted} == {Message.objects.get().pk}
    assert Room.objects.get(pk=room.pk).clock == clock + 1


def test_commit_order_is_clock_order_under_eight_writers(committed_cast: Cast) -> None:
    room = committed_cast.willow_room
    people = [committed_cast.sam, committed_cast.hannah, committed_cast.dan, committed_cast.aisha]
    seen: list[list[int]] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.append(list(Message.objects.order_by("seq").values_list("seq", flat=True)))
        connections.close_all()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        work = [_post_by(person, room) for person in people for _ in range(9)]
        at_once(work)
    finally:
        done.set()
        watcher.join()
    final = list(Message.objects.order_by("seq").values_list("seq", flat=True))
    assert len(final) == 36
    for snapshot in seen:
        assert snapshot == final[: len(snapshot)], "a later number was visible before an earlier one"


def _post_by(person: object, room: Room) -> Callable[[], Posted]:
    def post() -> Posted:
        return post_message(membership=membership_of(person, room), client_id=uuid4(), body="Hello")  # type: ignore[arg-type]

    return post
