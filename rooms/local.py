"""What one server process knows of its own sockets and the rooms they listen in."""

import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

MOST_WAITING = 256 * 1024  # bytes a socket may lag behind before it is closed and catches up (4413)
TOO_FAR_BEHIND = 4413
SIGNED_OUT = 4401


class Socket:
    """One browser tab. The only place that writes to a WebSocket."""

    def __init__(self, *, user_id: int, session_key: str, session_digest: str, send: Send) -> None:
        self.user_id = user_id
        self.session_key = session_key
        self.session_digest = session_digest
        self.rooms: set[int] = set()
        self.heard_at = time.monotonic()
        self.typed_at = float("-inf")
        self.typed_in = 0  # the room that was told of it last
        self._send = send
        self._closed = False

    async def send(self, frame: dict[str, Any]) -> None:
        await self.send_text(json.dumps(frame, ensure_ascii=False, separators=(",", ":")))

    async def send_text(self, text: str) -> None:
        """Write one ready-made frame; a socket that lags too far is closed instead."""
        if self._closed:
            return
        if _waiting(self._send) > MOST_WAITING:
            await self.close(TOO_FAR_BEHIND)
            return
        await self._write({"type": "websocket.send", "text": text})

    async def end_session(self) -> None:
        await self.send({"type": "session.ended"})
        await self.close(SIGNED_OUT)

    async def close(self, code: int) -> None:
        if not self._closed:
            self._closed = True
            await self._write({"type": "websocket.close", "code": code})

    async def _write(self, event: dict[str, Any]) -> None:
        try:
            await self._send(event)
        except Exception:
            self._closed = True  # the browser went away; its disconnect follows


class LocalRoom:
    """A room's sockets in this process, with the seq after which each of them sees messages (PR-18a)."""

    def __init__(self, room_id: int, *, asked: int) -> None:
        self.room_id = room_id
        self.asked = asked
        self.sockets: dict[Socket, int] = {}
        self.waiting: deque[dict[str, Any]] | None = None

    async def forward(self, event: dict[str, Any]) -> None:
        """The same text to everybody; only a tick to those whose history begins later or who have their own."""
        seq, not_for = event["seq"], event["not_for"]
        for socket, sees_from in list(self.sockets.items()):
            if socket.user_id == not_for:
                continue
            hidden = seq and seq <= sees_from
            await socket.send_text(event["tick"] if hidden else event["text"])


def _waiting(send: Send) -> int:
    """Bytes that daphne has taken but the network has not; 0 where that cannot be seen."""
    protocol = getattr(send, "args", (None,))[0]
    transport = getattr(protocol, "transport", None)
    chunks = getattr(transport, "_tempDataLen", 0)
    return chunks + len(getattr(transport, "dataBuffer", b""))
