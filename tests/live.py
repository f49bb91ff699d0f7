"""The cast on a database that sockets and other connections see too."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from rooms.hub import hub
from tests.cast import Cast, build_cast
from tests.rooms.tabs import run


@pytest_asyncio.fixture
async def live_cast(transactional_db: None, settings: Any) -> AsyncIterator[Cast]:
    """The cast, committed, with the hub of the test's own loop."""
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    yield await run(build_cast)
    for task in list(hub._tasks):
        task.cancel()
