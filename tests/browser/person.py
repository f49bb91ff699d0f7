"""Somebody of the cast at a browser of their own."""

import re
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from people.models import User
from rooms.models import Room
from tests.cast import sign_in

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}
# A browser reports every refused or broken request; tests refuse and break them on purpose.
OF_THE_NETWORK = re.compile(r"Failed to load resource|WebSocket connection to")


class Person:
    """Reads and writes as a person does: by what is on the screen."""

    def __init__(self, browser: Browser, url: str, user: User, size: str = "desktop", **options: Any) -> None:
        self.url = url
        self.complaints: list[str] = []
        self.context = self.opens_browser(browser, base_url=url, locale="en-GB", **SIZES[size], **options)
        self.context.set_default_timeout(15_000)
        self.becomes(user)
        self.page = self.new_page()

    def opens_browser(self, browser: Browser, **options: Any) -> BrowserContext:
        """One that forgets everything when it is closed."""
        return browser.new_context(**options)

    def becomes(self, user: User, **marks: Any) -> "Person":
        """Sign in as somebody, perhaps somebody else, in the same browser; the session bears the marks."""
        self.user = user
        client = sign_in(user)
        signed_in = client.session
        signed_in.update(marks)
        signed_in.save()
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.url}])
        return self

    def is_signed_out(self) -> None:
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{self.user}: {error.stack}"))
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not OF_THE_NETWORK.match(message.text):
            self.complaints.append(f"{self.user}: {message.text}")

    def opens(self, room: Room) -> "Person":
        """The room's page, its socket open."""
        with self.page.expect_websocket():
            self.page.goto(f"/rooms/{room.slug}/")
        self.is_listening()
        return self

    def opens_chats(self) -> "Person":
        with self.page.expect_websocket():
            self.page.goto("/chats")
        return self

    def is_listening(self) -> None:
        """The server has said hello: news comes by itself, and what a tap needs is there without network."""
        self.page.wait_for_selector("html[data-line=up]:not([data-coming])", state="attached")

    def says(self, words: str) -> None:
        self.page.locator("#composer").fill(words)
        self.page.locator("#composer-form .send").click()

    @property
    def rows(self) -> Locator:
        return self.page.locator("#timeline > .row")

    def row(self, words: str) -> Locator:
        return self.rows.filter(has=self.page.locator(".body", has_text=words))

    def sees(self, words: str, *, seconds: float = 10) -> None:
        expect(self.row(words)).to_have_count(1, timeout=seconds * 1000)

    def sees_sent(self, words: str) -> None:
        """The own message is stored: its tick shows."""
        expect(self.row(words).locator(".tick")).to_be_visible(timeout=15_000)

    def sees_nothing_of(self, words: str) -> None:
        assert words not in self.page.content()

    def told(self) -> list[str]:
        """All messages on the page, in their order."""
        return self.page.locator("#timeline > .row .body").all_text_contents()

    def distance_from_top(self, selector: str) -> float:
        """Pixels from the top of the list of messages to the top of something in it."""
        script = """selector => document.querySelector(selector).getBoundingClientRect().top
                  - document.querySelector("#log").getBoundingClientRect().top"""
        return float(self.page.evaluate(script, selector))

    def row_in_view(self) -> str:
        """A selector of a row in the middle of what is being read."""
        script = """() => { const box = document.querySelector("#log").getBoundingClientRect();
            const rows = [...document.querySelectorAll("#timeline > .row")];
            const here = rows.find((row) => row.getBoundingClientRect().bottom > box.top + box.height / 2);
            return here.dataset.row; }"""
        return f'#timeline > .row[data-row="{self.page.evaluate(script)}"]'

    def scroll_by(self, distance: int) -> None:
        self.page.evaluate("by => { document.querySelector('#log').scrollTop += by }", distance)
        self.page.wait_for_timeout(100)

    def scroll_to_end(self) -> None:
        self.scroll_by(1_000_000)

    def is_at_end(self) -> bool:
        script = """() => { const log = document.querySelector("#log");
            return log.scrollHeight - log.scrollTop - log.clientHeight; }"""
        return bool(self.page.evaluate(script) < 2)
