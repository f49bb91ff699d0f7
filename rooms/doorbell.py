"""Ringing the channel layer from wherever a change was saved. It may drop, repeat or reorder (PR-22)."""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds; a stuck Redis must not hold up who just posted

_loop: asyncio.AbstractEventLoop | None = None


def serve_from(loop: asyncio.AbstractEventLoop) -> None:
    """Remember the server's own loop, so that threads hand their news over to it instead of waiting."""
    global _loop
    _loop = loop


def ring(group: str, event: dict[str, Any]) -> None:
    """Send an event to a group (`room.<id>` or `user.<id>`) and return at once; failing is only logged."""
    message = {"type": "hub.event", "group": group, **event}
    if _loop is not None and _loop.is_running():
        asyncio.run_coroutine_threadsafe(_send(group, message), _loop)
    else:
        async_to_sync(_send)(group, message)


async def _send(group: str, message: dict[str, Any]) -> None:
    try:
        await asyncio.wait_for(get_channel_layer().group_send(group, message), PATIENCE)
    except Exception as error:
        log.warning(
            "News for %s was not sent: %s. Pages catch up by themselves.", group, type(error).__name__
        )
