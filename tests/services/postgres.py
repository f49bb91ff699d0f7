"""A PostgreSQL of our own for one run: free port, temporary folder, gone with us."""

import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classchat.workshop.children import dying_with_parent
from tests.services.account import RunAs, give_to, unprivileged
from tests.services.binaries import postgres_folder
from tests.services.ports import free_port
from tests.services.reach import reachable
from tests.services.waiting import stop, wait_for

# Nothing here must survive a power cut, so nothing waits for the disk.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
CLUSTER = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
SIZES = ("max_connections=200", "shared_buffers=64MB", "listen_addresses=127.0.0.1")


@contextmanager
def postgres(given: str | None = None) -> Iterator[str]:
    """The `given` address as it is, else that of a server started for this block."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="classchat-pg-", ignore_cleanup_errors=True) as name:
        folder, account = Path(name), unprivileged()
        give_to(account, folder)
        programs = reachable(postgres_folder(), account, folder)
        initialise(programs, folder, account)
        yield from serve(programs, folder, account)


def initialise(programs: Path, folder: Path, account: RunAs) -> None:
    made = subprocess.run(
        [programs / "initdb", f"--pgdata={folder / 'cluster'}", *CLUSTER],
        env=environment(folder),
        cwd="/",
        capture_output=True,
        text=True,
        **account,
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")


def serve(programs: Path, folder: Path, account: RunAs) -> Iterator[str]:
    port, log = free_port(), folder / "log"
    settings = [word for setting in FORGETFUL + SIZES for word in ("-c", setting)]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "cluster", "-k", folder, "-p", str(port), *settings],
            env=environment(folder),
            cwd="/",
            stdout=output,
            stderr=output,
            # SIGINT drops open connections; after SIGTERM it would wait for every client to leave.
            preexec_fn=dying_with_parent(signal.SIGINT),
            **account,
        )
    try:
        wait_for(lambda: accepts(folder, port), server, log)
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        stop(server, signal.SIGINT)


def accepts(folder: Path, port: int) -> bool:
    """The socket is there a moment before the server takes questions: wait for its own word, too."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.connect(f"{folder}/.s.PGSQL.{port}")
    return b"ready to accept" in (folder / "log").read_bytes()


def environment(folder: Path) -> dict[str, str]:
    return dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", HOME=str(folder))
