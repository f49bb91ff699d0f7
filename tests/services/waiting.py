"""Waiting for a server that was just started."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def wait_for(
    ready: Callable[[], bool], server: subprocess.Popen[bytes], log: Path, seconds: float = 60
) -> None:
    """Return once `ready()`; RuntimeError with the server's own log when it ends first or takes too long."""
    deadline = time.monotonic() + seconds
    while not answers(ready):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{server.args!r} did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


def answers(ready: Callable[[], bool]) -> bool:
    try:
        return ready()
    except OSError:
        return False


def stop(server: subprocess.Popen[bytes], signal_number: int, seconds: float = 20) -> None:
    """Ask the server to end, then insist."""
    server.send_signal(signal_number)
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
