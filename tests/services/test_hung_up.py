"""Families close pages that load slowly. Whatever the server was doing for them must come to its end."""

import socket
import time

import psycopg
import pytest
from django.conf import settings

from tests.services.server import Server, database_url, servers

POOL = settings.DATABASES["default"].get("OPTIONS", {}).get("pool", {}).get("max_size", 16)
TOO_LONG = 12  # seconds: after ten the server gives up on whoever hung up


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_pages_given_up_while_the_database_was_stuck_give_their_connections_back() -> None:
    with servers(1) as (server,):
        with psycopg.connect(database_url()) as stuck:
            stuck.execute("LOCK TABLE people_school IN ACCESS EXCLUSIVE MODE")
            for _ in range(POOL):
                asked_and_hung_up(server)
            time.sleep(TOO_LONG)
        assert server.answers()


def asked_and_hung_up(server: Server) -> None:
    with socket.create_connection(("localhost", server.port)) as line:
        line.sendall(b"GET /privacy HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.2)
