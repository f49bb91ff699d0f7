"""What a request brings is left on the disk: the server's memory does not grow with it, and it ends somewhere."""

import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from classchat.serving import MOST
from tests.services.server import Server, servers

MEGA = 1024 * 1024
BOUNDARY = "----a-form"

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")


@pytest.fixture(scope="module")
def server(django_db_setup: None) -> Iterator[Server]:
    with servers(1) as (running,):
        yield running


def peak(server: Server) -> int:
    """The most memory the server has had so far, in bytes."""
    status = Path(f"/proc/{server.running.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]


def form(size: int) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="long.pdf"\r\n\r\n'
    return head.encode() + bytes(range(256)) * (size // 256) + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.mark.django_db(transaction=True)
def test_a_long_form_does_not_stand_in_memory(server: Server) -> None:
    before = peak(server)
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    request = urllib.request.Request(f"{server.url}/no-such-page", form(40 * MEGA), kind)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    assert refused.value.code in (403, 404)
    assert peak(server) - before < 80 * MEGA  # it was ten times as much as the form


@pytest.mark.django_db(transaction=True)
def test_a_request_without_end_is_cut_off(server: Server) -> None:
    with socket.create_connection(("localhost", server.port), timeout=30) as line:
        line.sendall(f"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: {MOST + 1}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")
