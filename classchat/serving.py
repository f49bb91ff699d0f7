"""Daphne as we run it: what a request brings is left on the disk until a view reads it, and it brings so much at most.

Twisted would read each form as a whole into memory, and take it to pieces there, before anybody is asked whether it may
come: twelve times its size, for an address that does not even exist.
"""

from typing import Any

import daphne.server
from daphne.http_protocol import HTTPFactory, WebRequest
from daphne.server import Server

MOST = 250_000_000  # bytes of one request: ten files of 20 MB, with room to spare
BUFFER = 65_536  # bytes handed on at a time
_TOO_MUCH = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class LeanRequest(WebRequest):  # type: ignore[misc]
    """A request whose body nobody has read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"parsePOSTFormSubmission": False})
        self.came = 0

    def gotLength(self, length: int | None) -> None:  # noqa: N802 - Twisted's name
        super().gotLength(length)
        if length is not None and length > MOST:
            self._refuse()

    def handleContentChunk(self, piece: bytes) -> None:  # noqa: N802 - Twisted's name
        self.came += len(piece)
        if self.came <= MOST:
            super().handleContentChunk(piece)
        else:
            self._refuse()

    def _refuse(self) -> None:
        self.channel.transport.write(_TOO_MUCH)
        self.channel.loseConnection()


class LeanFactory(HTTPFactory):  # type: ignore[misc]
    def buildProtocol(self, addr: Any) -> Any:  # noqa: N802 - Twisted's name
        protocol = super().buildProtocol(addr)
        protocol.requestFactory = LeanRequest
        return protocol


def server(**options: Any) -> Server:
    """Daphne's server with lean requests; options as it takes them."""
    daphne.server.HTTPFactory = LeanFactory  # it names its factory itself
    return Server(request_buffer_size=BUFFER, **options)
