"""Letting a page come to its end when the browser that asked for it has gone."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[..., Awaitable[None]]


class Finishing:
    """Nobody cancels a page half way: the server does that ten seconds after a browser hung up.

    The thread that works on it would go on all the same, but Django would never hear that it ended, and the
    pool of database connections would be one smaller for ever.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self.running: set[asyncio.Task[None]] = set()  # the loop itself only remembers tasks weakly

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        page = asyncio.ensure_future(self._page(scope, receive, send))
        self.running.add(page)
        page.add_done_callback(self.running.discard)
        await asyncio.shield(page)

    async def _page(self, scope: Any, receive: Any, send: Any) -> None:
        await self.application(scope, receive, send)
