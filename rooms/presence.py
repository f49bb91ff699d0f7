"""What the hub asks the database: who is where, whose session lives, where the clocks stand."""

import asyncio
import logging
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from channels.db import database_sync_to_async
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

from people.models import User
from people.second_step import is_done_in
from rooms import queries, sync, typists
from rooms.models import Room

if TYPE_CHECKING:
    from rooms.hub import Hub
    from rooms.local import Socket

log = logging.getLogger(__name__)

PULSE = 25.0  # seconds
SILENCE = 60.0
SILENT = 4408


@dataclass(frozen=True)
class Standing:
    """A person's place in a room as the database has it."""

    sees_from: int
    state_version: int


@dataclass(frozen=True)
class Backstop:
    """One look at the database for all sockets of the process (PR-20)."""

    live_sessions: set[str]
    rooms: dict[int, dict[int, Standing]]  # user id -> room id -> standing; no entry for a locked account
    clocks: dict[int, int]


@dataclass(frozen=True)
class Visitor:
    user_id: int | None
    may_listen: bool


@dataclass(frozen=True)
class Greeting:
    """What a new socket is told, and the standings it was told under."""

    rooms: dict[int, Standing]
    hello: dict[str, Any]


def ask(function: Any) -> Any:
    """Run database work off the loop, each call in its own thread and connection."""
    return database_sync_to_async(function, thread_sensitive=False)


@ask
def rooms_of(user_id: int) -> dict[int, Standing]:
    user = User.objects.filter(pk=user_id).first()
    return _standings(user) if user else {}


@ask
def readers(room_id: int) -> queries.Readers:
    return queries.readers_of(room_id)


@ask
def may_be_seen_typing(user_id: int, room_id: int) -> bool:
    """Where the database cannot say, nobody is told."""
    try:
        return typists.may_be_seen_typing(user_id, room_id)
    except DatabaseError as error:
        log.warning("Typing could not be asked about: %s", type(error).__name__)
        return False


@ask
def visitor(session_key: str) -> Visitor:
    """Who a session belongs to, by Django's own rules, and whether they may listen."""
    session = SessionStore(session_key)
    user = auth.get_user(SimpleNamespace(session=session))  # type: ignore[arg-type]
    if not isinstance(user, User) or not user.is_active:
        return Visitor(None, may_listen=False)
    return Visitor(user.pk, user.joined_at is not None and is_done_in(session, user))


@ask
def greeting(user_id: int) -> Greeting:
    user = User.objects.get(pk=user_id)
    return Greeting(_standings(user), {"type": "hello", **sync.positions(user)})


@ask
def backstop(user_ids: set[int], session_keys: set[str]) -> Backstop:
    sessions = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    users = User.objects.filter(pk__in=user_ids, locked_at__isnull=True, closed_at__isnull=True)
    rooms = {user.pk: _standings(user) for user in users}
    room_ids = {room_id for standings in rooms.values() for room_id in standings}
    clocks = dict(Room.objects.filter(pk__in=room_ids).values_list("pk", "clock"))
    return Backstop(set(sessions.values_list("session_key", flat=True)), rooms, clocks)


async def pulse_for_ever(hub: "Hub") -> None:
    while True:
        await asyncio.sleep(PULSE)
        await pulse(hub)


async def pulse(hub: "Hub") -> None:
    """Close what is silent or signed out, cut and join rooms whose news was lost, and tell every clock."""
    sockets = [socket for group in hub.people.values() for socket in group]
    if not sockets:
        return
    try:
        truth = await backstop({s.user_id for s in sockets}, {s.session_key for s in sockets})
    except Exception:
        log.exception("The pulse could not ask the database; it tries again in %s s.", PULSE)
        return
    for socket in sockets:
        await _set_right(hub, socket, truth)
    await hub.retune()


async def _set_right(hub: "Hub", socket: "Socket", truth: Backstop) -> None:
    if time.monotonic() - socket.heard_at > SILENCE:
        await socket.close(SILENT)
        return
    standings = truth.rooms.get(socket.user_id)
    if standings is None or socket.session_key not in truth.live_sessions:
        await socket.end_session()
        return
    if await hub.settle(socket, standings):
        await hub.greet(socket)
    clocks = {str(room_id): truth.clocks[room_id] for room_id in socket.rooms if room_id in truth.clocks}
    await socket.send({"type": "pulse", "clocks": clocks})


def _standings(user: User) -> dict[int, Standing]:
    return {
        membership.room_id: Standing(membership.sees_from_seq, membership.room.state_version)
        for membership in queries.memberships_of(user)
    }
