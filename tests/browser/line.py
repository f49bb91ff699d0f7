"""A person's WebSocket with a hand on the wire."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import WebSocketRoute

from tests.browser.person import Person


class Line:
    """What the server says may be dropped, kept back or said again. Made before a page is opened."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.is_dead = False
        self.keeps = False
        self.kept: list[str] = []
        self.drops: Callable[[dict[str, Any]], bool] = lambda frame: False
        self.repeats: Callable[[dict[str, Any]], bool] = lambda frame: False
        person.page.route_web_socket("**/ws", self._open)

    def _open(self, browser: WebSocketRoute) -> None:
        self.browser = browser
        browser.connect_to_server().on_message(self._pass_on)

    def _pass_on(self, text: str) -> None:
        frame = json.loads(text)
        if self.is_dead or self.drops(frame):
            return
        if self.keeps and frame["type"] == "message":
            self.kept.append(text)
            return
        for _time in range(1 + self.repeats(frame)):
            self.browser.send(text)

    def waits_for(self, count: int) -> None:
        while len(self.kept) < count:
            self.person.page.wait_for_timeout(50)

    def lets_go(self, place: int) -> None:
        self.browser.send(self.kept[place])

    def cut(self) -> None:
        """The connection breaks; the browser opens another."""
        self.browser.close(code=1012)
