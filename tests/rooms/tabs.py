"""Open browser tabs without a browser: real sockets into the real application, on the test's own loop."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, TypeVar

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from classchat.asgi import application
from tests.cast import sign_in

T = TypeVar("T")
HOST = b"localhost"
ORIGIN = b"http://localhost"


async def run(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Blocking work (the ORM, the test client) in a thread; its connection is given back, as a request would."""
    return await database_sync_to_async(function)(*args, **kwargs)


class Socket(WebsocketCommunicator):
    """Channels' communicator, but giving database connections back as a server does: its own keeps them."""

    send_input = ApplicationCommunicator.send_input
    receive_output = ApplicationCommunicator.receive_output
    receive_nothing = ApplicationCommunicator.receive_nothing


class Tab:
    """One tab of one person. `client` is the browser it belongs to."""

    def __init__(self, client: Client | None, *, origin: bytes = ORIGIN, path: str = "/ws") -> None:
        self.client = client
        headers = [(b"host", HOST), (b"origin", origin)]
        if client is not None:
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode()))
        self.socket = Socket(application, path, headers=headers)

    async def open(self) -> dict[str, Any]:
        """Connect and wait for hello."""
        connected, _subprotocol = await self.socket.connect()
        assert connected
        return await self.next("hello")

    async def next(self, kind: str) -> dict[str, Any]:
        """The next frame of a kind; what comes before it is passed over."""
        while True:
            frame = await self.frame()
            if frame["type"] == kind:
                return frame

    async def frame(self) -> dict[str, Any]:
        output = await self.socket.receive_output(timeout=5)
        assert output["type"] == "websocket.send", output
        return json.loads(output["text"])

    async def everything(self, seconds: float = 0.3) -> list[dict[str, Any]]:
        """All frames until it has been quiet for a while."""
        frames = []
        while not await self.socket.receive_nothing(timeout=seconds):
            output = await self.socket.receive_output()
            if output["type"] == "websocket.send":
                frames.append(json.loads(output["text"]))
        return frames

    async def close_code(self) -> int:
        """Wait for the server to close; the code it gives."""
        while True:
            output = await self.socket.receive_output(timeout=5)
            if output["type"] == "websocket.close":
                return int(output["code"])

    async def say(self, command: Any) -> None:
        await self.socket.send_to(text_data=command if isinstance(command, str) else json.dumps(command))

    async def shut(self) -> None:
        await self.socket.disconnect()


async def tab_of(user: Any) -> Tab:
    """A signed-in, listening tab."""
    tab = Tab(await run(sign_in, user))
    await tab.open()
    return tab


async def settle() -> None:
    """Let the loop hand over what was scheduled."""
    await asyncio.sleep(0.05)
