"""Every byte that reached somebody's browser: pages, answers and frames, in their order."""

import json
from collections.abc import Iterable

from playwright.sync_api import Error, Request, WebSocket

from tests.browser.person import Person


class Ear:
    """Listens on one person's line from now on."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.heard: list[tuple[str, str]] = []  # address, text
        person.page.on("requestfinished", self._page)
        person.page.on("websocket", self._line)

    def mark(self) -> int:
        """This moment, for `since`."""
        return len(self.heard)

    def finds(self, needles: Iterable[str], *, since: int = 0) -> list[str]:
        """Where which needle was, each as "needle in address"; pages say letters in several ways."""
        return [
            f"{needle} in {address}"
            for address, text in self.heard[since:]
            for needle in needles
            if needle.lower() in text.lower()
        ]

    def _page(self, request: Request) -> None:
        if "/static/" in request.url:
            return
        response = request.response()
        if response is None:
            return
        try:
            text = response.body().decode(errors="replace")
        except Error:  # a redirect has no body
            text = ""
        headers = json.dumps(response.headers)
        self.heard.append((request.url, f"{headers}\n{_plain(text)}"))

    def _line(self, line: WebSocket) -> None:
        line.on("framereceived", lambda frame: self.heard.append((line.url, _plain(str(frame)))))


def _plain(text: str) -> str:
    """JSON's escaped letters as letters, and HTML's quotes, so that a needle is found however it is written."""
    unescaped = text.encode().decode("unicode_escape", errors="replace") if "\\u" in text else text
    for written, letter in (("&#x27;", "'"), ("&quot;", '"'), ("&amp;", "&"), ("\\u2019", "’")):
        unescaped = unescaped.replace(written, letter)
    return f"{text}\n{unescaped}"
