"""A ClassChat of its own, as a real server on the test database: for browsers and raw sockets."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from classchat.workshop.children import dying_with_parent
from classchat.workshop.places import ROOT
from tests.services.ports import free_port
from tests.services.waiting import stop, wait_for


class Server:
    """One server; it can be killed and started again at the same address."""

    def __init__(self, **surroundings: str) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.surroundings = surroundings
        self.log = Path(settings.VAR_DIR) / f"server-{self.port}.log"

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.running = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--host", "localhost", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment(),
                stdout=output,
                stderr=output,
                preexec_fn=dying_with_parent(),
            )
        wait_for(self.answers, self.running, self.log)

    def stop(self) -> None:
        stop(self.running, signal.SIGTERM)

    def kill(self) -> None:
        """As a power cut: no socket is closed by us, no handler runs."""
        stop(self.running, signal.SIGKILL)

    def answers(self) -> bool:
        with urllib.request.urlopen(f"{self.url}/privacy", timeout=5) as answer:
            return bool(answer.status == 200)

    def environment(self) -> dict[str, str]:
        ours = {"DATABASE_URL": database_url(), "CLASSCHAT_ORIGIN": self.url}
        return {**os.environ, **ours, "DJANGO_SETTINGS_MODULE": "tests.settings", **self.surroundings}


@contextmanager
def servers(count: int, **surroundings: str) -> Iterator[list[Server]]:
    """That many servers beside each other on one database, as behind a proxy."""
    made = [Server(**surroundings) for _ in range(count)]
    try:
        for server in made:
            server.start()
        yield made
    finally:
        for server in made:
            if hasattr(server, "running"):
                server.stop()


def database_url() -> str:
    """The database that this test sees, as another program is told of it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
