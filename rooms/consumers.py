"""The socket's door: signs in, joins the hub, forwards. Saves nothing and renders nothing."""

import time

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from rooms import broadcasts, presence
from rooms.broadcasts import session_digest
from rooms.hub import hub
from rooms.json_reading import NotAnObject, read_object
from rooms.local import SIGNED_OUT, Socket
from rooms.typists import EVERY, LIFE

BAD_INPUT, NOT_ALLOWED, TOO_MANY = 4400, 4403, 4429
MOST_BYTES = 2048
MOST_SOCKETS = 20  # tabs and devices of one person on one server process
MOST_ERRORS = 5
# What a browser may say; nothing durable (PROTOCOL section 5).
COMMANDS = frozenset({"presence.ping", "typing.start", "typing.stop"})


class News(AsyncWebsocketConsumer):
    channel_layer_alias = None  # no channel per socket: the hub listens for all of them

    async def connect(self) -> None:
        """Accept first, then close with a reason: browsers see a close before accepting as 1006 (PR-21)."""
        await self.accept()
        self.errors = 0
        session_key = self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, "")
        visitor = await presence.visitor(session_key)
        if visitor.user_id is None:
            await self.close(SIGNED_OUT)
        elif not visitor.may_listen:
            await self.close(NOT_ALLOWED)
        else:
            await self._listen(visitor.user_id, session_key)

    async def _listen(self, user_id: int, session_key: str) -> None:
        if len(hub.people.get(user_id, ())) >= MOST_SOCKETS:
            await self.close(TOO_MANY)
            return
        digest = session_digest(session_key)
        self.socket = Socket(
            user_id=user_id, session_key=session_key, session_digest=digest, send=self.base_send
        )
        await hub.add(self.socket)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if not hasattr(self, "socket"):
            return
        self.socket.heard_at = time.monotonic()
        said = _said(text_data)
        match said.get("type"):
            case "typing.start":
                await self._types(said.get("room"))
            case "typing.stop":
                self._stops(said.get("room"))
            case "presence.ping":
                pass
            case _:
                await self._complain()

    async def _types(self, room_id: object) -> None:
        """Tell the room that someone types. For a room that is not theirs it is as if nothing was said."""
        now = time.monotonic()
        if not isinstance(room_id, int) or room_id not in self.socket.rooms:
            return
        if now - self.socket.typed_at < EVERY:
            return
        self.socket.typed_at, self.socket.typed_in = now, 0
        if await presence.may_be_seen_typing(self.socket.user_id, room_id):
            self.socket.typed_in = room_id
            broadcasts.somebody_types(room_id, self.socket.user_id, LIFE)

    def _stops(self, room_id: object) -> None:
        """Only who was seen typing is seen stopping."""
        if self.socket.typed_in and room_id == self.socket.typed_in:
            broadcasts.somebody_types(self.socket.typed_in, self.socket.user_id, 0)
            self.socket.typed_in = 0

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "socket"):
            await hub.remove(self.socket)

    async def _complain(self) -> None:
        self.errors += 1
        await self.socket.send({"type": "error", "reason": "bad_input"})
        if self.errors >= MOST_ERRORS:
            await self.socket.close(BAD_INPUT)


def _said(text: str | None) -> dict[str, object]:
    if text is None or len(text.encode()) > MOST_BYTES:
        return {}
    try:
        return read_object(text)
    except NotAnObject:
        return {}
