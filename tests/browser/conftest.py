"""Real servers, a real browser, people signed in: two processes on one database where Redis carries the news."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from playwright.sync_api import Browser, sync_playwright

from tests.architecture.collected import Collected
from tests.browser.elsewhere import elsewhere
from tests.browser.person import Person
from tests.cast import Cast, build_cast
from tests.services.server import Server
from tests.services.server import servers as running_servers

# Playwright's loop runs in the test's thread, where Django then refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: its loop would stand in the way of asynchronous tests, and it grows with use."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def servers(django_db_setup: None) -> Iterator[list[Server]]:
    """Two servers on one database, with the joined files of a running school: a page asks for three, not eighty.

    Without Redis it is one server twice, because news stays in its process.
    """
    Collected(settings.VAR_DIR)
    count = 2 if settings.REDIS_URL else 1
    with running_servers(count, CLASSCHAT_STATIC_FROM_SOURCE="") as running:
        yield running * (3 - count)


@pytest.fixture
def school(transactional_db: None) -> Iterator[Cast]:
    """The cast, committed, so that servers see it; nobody has been too quick yet."""
    cache.clear()
    yield elsewhere(build_cast)
    elsewhere(empty)


def empty() -> None:
    """Empty the tables once the servers have finished with them; a request under way makes it wait and try again."""
    for wait in (0.2, 0.5, 1.0, 2.0):
        try:
            call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
            return
        except CommandError:
            time.sleep(wait)


@pytest.fixture
def person(school: Cast, browser: Browser, servers: list[Server]) -> Iterator[Callable[..., Person]]:
    """`person("sam", "phone", server=0)`: somebody of the cast, signed in on a device of their own.

    After the test nobody's browser may have complained (content security policy, errors in scripts).
    """
    opened: list[Person] = []

    def open_person(name: str, size: str = "desktop", *, server: int = 0, **options: Any) -> Person:
        opened.append(Person(browser, servers[server].url, getattr(school, name), size, **options))
        return opened[-1]

    yield open_person
    for one in opened:
        one.context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []
