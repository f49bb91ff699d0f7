"""The embedded server as a child: watched until it answers, ended with us."""

import signal
import socket
import subprocess
import time
from types import FrameType

from classchat.workshop.children import dying_with_parent
from classchat.workshop.manage import COMMAND
from classchat.workshop.places import ROOT
from classchat.workshop.trouble import Trouble

PATIENCE = 60  # seconds until the first connection must succeed


def serve(host: str, port: int, environment: dict[str, str], told: str) -> int:
    """Serve until Ctrl-C or a termination signal; says `told` once the port answers."""
    signal.signal(signal.SIGTERM, interrupt)
    child = subprocess.Popen(
        [*COMMAND, "serve", "--host", host, "--port", str(port)],
        cwd=ROOT,
        env=environment,
        preexec_fn=dying_with_parent(),
    )
    try:
        wait_until_answering(child, host, port)
        print(told, flush=True)
        return child.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        end(child)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def wait_until_answering(child: subprocess.Popen[bytes], host: str, port: int) -> None:
    reach = "localhost" if host in ("0.0.0.0", "::") else host
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise Trouble(f"The server ended before it answered (exit status {child.returncode}).")
        try:
            socket.create_connection((reach, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise Trouble(f"The server did not answer on port {port} within {PATIENCE} seconds.")


def end(child: subprocess.Popen[bytes]) -> None:
    """Ask it to stop, then insist; a second Ctrl-C must not show a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
