"""A browser's page, in Python: what it shows, and how it follows the wire (PROTOCOL PR-26)."""

import re
from typing import Any

from django.test import Client

from rooms.models import Room
from tests.rooms.quoting import drawn, filled
from tests.rooms.talk import JSON

_ARTICLE = re.compile(r"<article .*?</article>", re.DOTALL)


def fresh(client: Client, room: Room) -> dict[int, str]:
    """Message id to HTML, as a page opened now shows them."""
    html = client.get(f"/rooms/{room.slug}/").content.decode()
    start = html.index('id="timeline"')
    timeline = html[start : html.index("</ol>", start)]
    return drawn({_number("id", article): article for article in _ARTICLE.findall(timeline)})


class Page:
    """An open page: rows by message id, and `at`, the clock up to which it is complete."""

    def __init__(self, client: Client, room: Room) -> None:
        self.client, self.room = client, room
        html = client.get(f"/rooms/{room.slug}/").content.decode()
        self.at = _number("clock", html)
        self.epoch = re.search(r'data-epoch="([^"]*)"', html).group(1)  # type: ignore[union-attr]
        self.membership = _number("membership", html)
        self.rows = {key: _article(html) for key, html in fresh(client, room).items()}
        self.versions = {key: _number("version", html) for key, html in self.rows.items()}

    def hear(self, frame: dict[str, Any]) -> None:
        """One frame from the socket: ignored when old, applied when next, else a catch-up."""
        if frame.get("room") != self.room.pk or "version" not in frame:
            return
        if frame["version"] > self.at + 1:
            self.catch_up()
            return
        self._apply(frame)
        self.at = max(self.at, frame["version"])

    def hear_clock(self, clock: int) -> None:
        """A pulse or hello: catch up when the room is ahead."""
        if clock > self.at:
            self.catch_up()

    def catch_up(self) -> dict[str, Any]:
        address = f"/rooms/{self.room.slug}/since/{self.at}?epoch={self.epoch}&membership={self.membership}"
        answer = self.client.get(address, headers=JSON).json()
        if answer.get("reset"):
            self.rows, self.versions = {}, {}
            self.epoch, self.membership = answer["epoch"], answer["membership"]
        for frame in answer["frames"]:
            self._apply(frame)
        self.at = answer["clock"]
        return answer

    def _apply(self, frame: dict[str, Any]) -> None:
        if frame["type"] != "message" or frame["version"] <= self.versions.get(frame["id"], -1):
            return
        self.versions[frame["id"]] = frame["version"]
        if "html" in frame:
            self.rows[frame["id"]] = frame["html"]
        else:
            self.rows.pop(frame["id"], None)

    @property
    def shows(self) -> dict[int, str]:
        return filled(dict(sorted(self.rows.items())))


def _article(html: str) -> str:
    """What travels: a page also draws what a reply quotes."""
    return html[: html.index("</article>") + len("</article>")]


def _number(name: str, html: str) -> int:
    return int(re.search(rf'data-{name}="(\d+)"', html).group(1))  # type: ignore[union-attr]
