"""Fill thirty rooms to each size in turn, ask what pages ask, and print one JSON object a size. See `bench.rooms`."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.filling import fill  # noqa: E402
from people.queries import the_school  # noqa: E402
from rooms import catch_up, sync  # noqa: E402
from rooms.models import Membership, Message, Room  # noqa: E402
from rooms.queries import PAGE, memberships_of  # noqa: E402
from rooms.search.asking import Question, terms_of  # noqa: E402
from rooms.search.finding import find  # noqa: E402
from tests.cast import Cast, build_cast, sign_in  # noqa: E402

ROOMS = 30
CHANGES = 200
BACK = 2_000  # messages that somebody reads back
FEW = 7  # messages that they have not read where they keep up

Asking = Callable[[], object]


def main(rounds: int, sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS.append("testserver")
    cast = build_cast()
    rooms = thirty_rooms(cast)
    by_turns = [rooms[0]] * (len(rooms) - 1) + rooms[1:]  # one of them holds half of all
    for done, size in zip([0, *sizes], sizes, strict=False):
        fill(by_turns, cast, done, size)
        answer_and_pin(rooms[0])
        print(json.dumps({"label": f"{size:,}", "times": measure(cast, rooms[0], rounds)}), flush=True)


def thirty_rooms(cast: Cast) -> list[Room]:
    more = ROOMS - len(memberships_of(cast.sam))
    for number in range(more):
        room = Room.objects.create(kind=Room.Kind.GROUP, title=f"Group {number}")
        Membership.objects.create(room=room, user=cast.sam, role=Membership.Role.PARENT)
    mine = [membership.room for membership in memberships_of(cast.sam)]
    return sorted(mine, key=lambda room: room.pk != cast.willow_room.pk)


def measure(cast: Cast, room: Room, rounds: int) -> dict[str, dict[str, float]]:
    client = sign_in(cast.sam)
    keep_up(cast)
    return {name: _timed(asking, rounds) for name, asking in questions(cast, room, client).items()} | {
        "unread in 30 rooms, nothing read": unread_of_somebody_away(cast, rounds)
    }


def questions(cast: Cast, room: Room, client: Client) -> dict[str, Asking]:
    membership = Membership.objects.select_related("room", "user").get(user=cast.sam, room=room)
    newest = Message.objects.filter(room=room).order_by("-seq")
    deep = newest[min(BACK, newest.count() - PAGE)].seq
    around = newest[min(BACK, newest.count() - 1)].pk
    before_changes = newest[min(CHANGES, newest.count() - 1)].version
    place = catch_up.Place(before_changes, the_school().sync_epoch, membership.pk)
    now = catch_up.Place(Room.objects.get(pk=room.pk).clock, place.epoch, membership.pk)
    last_year = Question(terms_of("wellies"), until=timezone.now() - timedelta(days=365))
    return {
        "open a room": lambda: client.get(f"/rooms/{room.slug}/"),
        "open it at an old message": lambda: client.get(f"/rooms/{room.slug}/?around={around}"),
        "a page back": lambda: catch_up.before(membership, newest[0].seq),
        "a page back, 2,000 further up": lambda: catch_up.before(membership, deep),
        "catch up: nothing new": lambda: catch_up.since(membership, now),
        "catch up: 200 changes": lambda: catch_up.since(membership, place),
        "unread in 30 rooms, few": lambda: sync.positions(cast.sam),
        "the list of 30 rooms": lambda: sync.sync(cast.sam),
        "search 30 rooms: 1 in 1,000": lambda: find(
            Question(terms_of("wellies")), memberships_of(cast.sam), {}
        ),
        "the same, before last year": lambda: find(last_year, memberships_of(cast.sam), {}),
    }


def answer_and_pin(room: Room) -> None:
    """Every fifth of the newest answers one from far up, and three are pinned."""
    newest = list(Message.objects.filter(room=room).order_by("-seq").values_list("pk", flat=True)[:BACK])
    for place in range(0, PAGE, 5):
        Message.objects.filter(pk=newest[place]).update(reply_to=newest[-1 - place])
    Message.objects.filter(room=room).update(pinned_at=None)
    Message.objects.filter(pk__in=newest[-3:]).update(pinned_at=timezone.now())


def keep_up(cast: Cast) -> None:
    for membership in Membership.objects.filter(user=cast.sam, ended_at=None):
        newest = Message.objects.filter(room_id=membership.room_id).order_by("-seq")
        read = newest.values_list("seq", flat=True)[FEW : FEW + 1]
        Membership.objects.filter(pk=membership.pk).update(last_read_seq=next(iter(read), 0))


def unread_of_somebody_away(cast: Cast, rounds: int) -> dict[str, float]:
    Membership.objects.filter(user=cast.sam).update(last_read_seq=0)
    return _timed(lambda: sync.positions(cast.sam), rounds)


def _timed(asking: Asking, rounds: int) -> dict[str, float]:
    """Milliseconds, the first time not counted, and how many queries it takes."""
    asking()
    queries: list[str] = []
    with connection.execute_wrapper(lambda go, sql, *rest: queries.append(sql) or go(sql, *rest)):
        asking()
    taken = []
    for _round in range(rounds):
        start = time.perf_counter()
        asking()
        taken.append((time.perf_counter() - start) * 1_000)
    taken.sort()
    last = taken[max(0, int(len(taken) * 0.99) - 1)]
    return {"median": statistics.median(taken), "p99": last, "queries": float(len(queries))}


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(size) for size in sys.argv[2:]])
