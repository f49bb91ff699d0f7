"""A virus scanner that speaks ClamAV's protocol on a real socket and knows one virus."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

VIRUS = b"THIS-IS-NO-REAL-VIRUS"


class Clamd(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        heard = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            heard += self.rfile.read(length)
        self.server.heard.append(heard)  # type: ignore[attr-defined]
        self.wfile.write(b"stream: Invented-Virus FOUND\0" if VIRUS in heard else self.server.says)  # type: ignore[attr-defined]


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, says: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Clamd)
        self.says = says
        self.heard: list[bytes] = []

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def clamd(says: bytes = b"stream: OK\0") -> Iterator[Server]:
    with Server(says) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
