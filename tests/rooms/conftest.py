from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from rooms.hub import hub
from tests.cast import Cast, build_cast
from tests.rooms.tabs import run


@pytest_asyncio.fixture
async def live_cast(transactional_db: None, settings: Any) -> AsyncIterator[Cast]:
    """The cast, committed, so that sockets and requests on other connections see it."""
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    yield await run(build_cast)
    for task in list(hub._tasks):
        task.cancel()


@pytest.fixture(autouse=True)
def _no_patience_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers that are down are given up quickly."""
    monkeypatch.setattr("rooms.doorbell.PATIENCE", 0.5)
