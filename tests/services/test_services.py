"""The throw-away servers themselves: theirs is a port of their own, and nothing stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from classchat.workshop.places import ROOT
from tests.services.ports import free_port
from tests.services.postgres import postgres
from tests.services.redis import redis

pytestmark = pytest.mark.postgres
START_AND_WAIT = """
import time
from tests.services.redis import redis
with redis() as address:
    print(address, flush=True)
    time.sleep(60)
"""


def listens(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(address).port)) == 0


def test_postgresql_answers_and_ends() -> None:
    with postgres() as address:
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT 'é' < 'z', upper('é')").fetchone() == (False, "É")
        assert urlsplit(address).port != 5432
    assert not listens(address)


def test_redis_answers_and_ends() -> None:
    with redis() as address:
        assert listens(address) and urlsplit(address).port != 6379
    assert not listens(address)


def test_an_address_that_was_given_is_used_as_it_is() -> None:
    with postgres("postgres://elsewhere/db") as database, redis("redis://elsewhere/3") as layer:
        assert (database, layer) == ("postgres://elsewhere/db", "redis://elsewhere/3")


def test_redis_dies_with_a_killed_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},  # a killed parent cleans nothing up
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    address = parent.stdout.readline().strip()
    assert listens(address)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 5
    while listens(address) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not listens(address)


def test_free_ports_differ() -> None:
    assert len({free_port() for _ in range(20)}) > 1
