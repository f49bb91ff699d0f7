"""One hub per server process: joins a room's group once and forwards ready-made frames to its own sockets.

Stock Channels sends every frame through every consumer; here a frame is one loop over the local sockets, and
the database is asked once per process and room when rights may have changed, never per socket (PROTOCOL PR-19).
"""

import asyncio
import logging
from collections import deque
from typing import Any
from weakref import WeakValueDictionary

from channels.layers import get_channel_layer

from rooms import doorbell, presence
from rooms.local import LocalRoom, Socket

log = logging.getLogger(__name__)
Event = dict[str, Any]


class Hub:
    def __init__(self) -> None:
        self.rooms: dict[int, LocalRoom] = {}
        self.people: dict[int, set[Socket]] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.layer = get_channel_layer()
        self.channel = ""
        self._has_channel = asyncio.Event()
        self._groups: set[str] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self) -> None:
        """Begin listening on the running loop; does nothing when it already does."""
        loop = asyncio.get_running_loop()
        if self.loop is loop:
            return
        self.__init__()  # type: ignore[misc] - another loop is another life
        self.loop = loop
        doorbell.serve_from(loop)
        self._spawn(self._listen())
        self._spawn(presence.pulse_for_ever(self))

    async def add(self, socket: Socket) -> None:
        """Join the person's group, then their rooms (PROTOCOL section 5)."""
        self.people.setdefault(socket.user_id, set()).add(socket)
        await self._quietly(self._has_channel.wait())
        await self._tune(f"user.{socket.user_id}")
        await self.settle(socket, await presence.rooms_of(socket.user_id))
        await self.greet(socket)

    async def greet(self, socket: Socket) -> None:
        """Say hello with the clocks as they stand once the socket listens, so that nothing falls between.

        The second look also drops a room whose membership ended while the socket was joining.
        """
        greeting = await presence.greeting(socket.user_id)
        await self.settle(socket, greeting.rooms)
        await socket.send(greeting.hello)

    async def remove(self, socket: Socket) -> None:
        for room_id in list(socket.rooms):
            await self._leave(socket, room_id)
        sockets = self.people.get(socket.user_id, set())
        sockets.discard(socket)
        if not sockets:
            self.people.pop(socket.user_id, None)
            await self._tune(f"user.{socket.user_id}")

    async def settle(self, socket: Socket, rooms: dict[int, presence.Standing]) -> bool:
        """Make the socket listen in exactly these rooms; says whether it gained one."""
        gained = set(rooms) - socket.rooms
        for room_id in gained:
            await self._join(socket, room_id, rooms[room_id])
        for room_id in socket.rooms - set(rooms):
            await self.cut(socket, room_id)
        for room_id, standing in rooms.items():
            self.rooms[room_id].sockets[socket] = standing.sees_from
        return bool(gained)

    async def cut(self, socket: Socket, room_id: int) -> None:
        """The person is no longer in the room: say so and forward nothing more."""
        await self._leave(socket, room_id)
        await socket.send({"type": "room.gone", "room": room_id})

    async def receive(self, event: Event) -> None:
        """One event from the channel layer."""
        place, _dot, number = event["group"].partition(".")
        if place == "user":
            await self._to_person(int(number), event)
        elif room := self.rooms.get(int(number)):
            await self._to_room(room, event)

    async def _to_room(self, room: LocalRoom, event: Event) -> None:
        if room.waiting is not None:
            room.waiting.append(event)
        elif event["state_version"] > room.asked:
            room.waiting = deque([event])
            self._spawn(self._ask_then_forward(room))
        else:
            await room.forward(event)

    async def _ask_then_forward(self, room: LocalRoom) -> None:
        """Rights may have changed: ask who reads, cut the others, then let the waiting frames go."""
        try:
            readers = await presence.readers(room.room_id)
        except Exception:
            log.exception("Room %s could not be asked; its pages catch up with the next pulse.", room.room_id)
            room.waiting = None
            return
        room.asked = max(room.asked, readers.state_version)
        for socket in list(room.sockets):
            if socket.user_id in readers.sees_from:
                room.sockets[socket] = readers.sees_from[socket.user_id]
            else:
                await self.cut(socket, room.room_id)
        await self._release(room)

    async def _release(self, room: LocalRoom) -> None:
        while room.waiting:
            if room.waiting[0]["state_version"] > room.asked:
                self._spawn(self._ask_then_forward(room))
                return
            await room.forward(room.waiting.popleft())
        room.waiting = None

    async def _to_person(self, user_id: int, event: Event) -> None:
        sockets = list(self.people.get(user_id, ()))
        if event["kind"] == "session.ended":
            for socket in sockets:
                if event["digest"] in ("", socket.session_digest):
                    await socket.end_session()
        elif event["kind"] == "rooms":
            self._spawn(self._look_again(user_id))
        else:
            for socket in sockets:
                await socket.send_text(event["text"])

    async def _look_again(self, user_id: int) -> None:
        rooms = await presence.rooms_of(user_id)
        for socket in list(self.people.get(user_id, ())):
            if await self.settle(socket, rooms):
                await self.greet(socket)

    async def _join(self, socket: Socket, room_id: int, standing: presence.Standing) -> None:
        room = self.rooms.setdefault(room_id, LocalRoom(room_id, asked=standing.state_version))
        room.sockets[socket] = standing.sees_from
        socket.rooms.add(room_id)
        await self._tune(f"room.{room_id}")

    async def _leave(self, socket: Socket, room_id: int) -> None:
        socket.rooms.discard(room_id)
        room = self.rooms.get(room_id)
        if room is None:
            return
        room.sockets.pop(socket, None)
        if not room.sockets:
            del self.rooms[room_id]
            await self._tune(f"room.{room_id}")

    async def retune(self) -> None:
        """Try again what the channel layer could not do when it was out of reach."""
        wanted = {f"room.{room_id}" for room_id in self.rooms} | {
            f"user.{user_id}" for user_id in self.people
        }
        for group in wanted ^ self._groups:
            await self._tune(group)

    async def _tune(self, group: str) -> None:
        """Listen to a group or stop, whatever is wanted once it is our turn: two at once never end up deaf."""
        turn = self._turns.setdefault(group, asyncio.Lock())
        async with turn:
            wanted = self._is_wanted(group)
            if not self.channel or wanted == (group in self._groups):
                return
            change = self.layer.group_add if wanted else self.layer.group_discard
            if await self._quietly(change(group, self.channel)):
                (self._groups.add if wanted else self._groups.discard)(group)

    def _is_wanted(self, group: str) -> bool:
        place, _dot, number = group.partition(".")
        return int(number) in (self.people if place == "user" else self.rooms)

    async def _quietly(self, change: Any) -> bool:
        try:
            await asyncio.wait_for(change, doorbell.PATIENCE)
        except Exception as error:
            log.warning("The channel layer is out of reach (%s); the pulse carries on.", type(error).__name__)
            return False
        return True

    async def _listen(self) -> None:
        while True:
            try:
                if not self.channel:
                    await self._open_channel()
                await self.receive(await self.layer.receive(self.channel))
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("Listening again after %s.", type(error).__name__)
                await asyncio.sleep(0.5)

    async def _open_channel(self) -> None:
        """This process's own ear; until the layer grants it, pages live by pulse alone."""
        self.channel = await self.layer.new_channel()
        self._has_channel.set()
        await self.retune()

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


hub = Hub()


class WithHub:
    """Starts the hub with the first request, so that every save of this process finds the server's loop."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> Any:
        await hub.start()
        return await self.application(scope, receive, send)
