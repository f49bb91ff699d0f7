"""What a browser keeps of somebody's unsent words."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import FLAGS
from tests.browser.person import Person
from tests.browser.waiting import until

OFFLINE = "Will send when you’re online"
POST = "**/messages"
KEPT = """async () => {
    const kept = [];
    for (const storage of [localStorage, sessionStorage]) kept.push(...Object.entries(storage).flat());
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => resolve(opening.result);
        });
        for (const store of database.objectStoreNames) {
            const all = database.transaction(store).objectStore(store).getAll();
            kept.push(...(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
        }
        database.close();
    }
    return JSON.stringify(kept);
}"""


class AtHome(Person):
    """Somebody with a browser of their own, which keeps what it is told to when it is closed."""

    def __init__(self, *given: Any, folder: Path) -> None:
        self.folder = folder
        super().__init__(*given)

    def opens_browser(self, browser: Browser, **options: Any) -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            self.folder, executable_path=os.environ.get("CHROMIUM"), args=FLAGS, **options
        )


def kept(page: Page) -> str:
    """All that this browser keeps for scripts, as one text."""
    return cast(str, page.evaluate(KEPT))


def forgets(page: Page, words: str) -> None:
    """Soon nothing that this browser keeps has these words."""
    until(lambda: words not in kept(page))


def writes_offline(person: Person, words: str) -> None:
    """They press Send and nothing goes out, until `line_is_back`."""
    person.page.route(POST, lambda route: route.abort())
    person.says(words)
    expect(person.row(words).locator(".st")).to_have_text(OFFLINE)


def line_is_back(person: Person) -> None:
    person.page.unroute(POST)
    person.page.evaluate("window.dispatchEvent(new Event('online'))")


def clock_says(person: Person, moment: datetime) -> None:
    person.page.clock.install(time=moment)
