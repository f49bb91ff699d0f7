"""A Redis of our own for one run: free port, temporary folder, nothing kept, gone with us."""

import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classchat.workshop.children import dying_with_parent
from tests.services.binaries import redis_program
from tests.services.ports import free_port
from tests.services.waiting import stop, wait_for


@contextmanager
def redis(given: str | None = None) -> Iterator[str]:
    """The `given` address as it is, else that of a server started for this block."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="classchat-redis-") as name:
        yield from serve(redis_program(), Path(name))


def serve(program: Path, folder: Path) -> Iterator[str]:
    port, log = free_port(), folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
            + ["--dir", str(folder), "--daemonize", "no"],
            stdout=output,
            stderr=output,
            preexec_fn=dying_with_parent(),
        )
    try:
        wait_for(lambda: pongs(port), server, log)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        stop(server, signal.SIGTERM)


def pongs(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=1) as probe:
        probe.sendall(b"PING\r\n")
        return probe.recv(7) == b"+PONG\r\n"
