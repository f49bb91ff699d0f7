"""Where we listen, and how a browser reaches it."""

import errno
import ipaddress
import socket
from typing import Any

from classchat.workshop.trouble import Trouble

SOMEWHERE_ELSE = ("192.0.2.1", 9)  # a documentation address: asking for a route sends nothing


def must_be_free(host: str, port: int) -> None:
    """Refuse a port that somebody listens on, a host that is not ours, a port we may not open.

    A browser tries ::1 for localhost first, so both its addresses must be free.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise Trouble(f"There is no address for the host {host}.") from None
    for family, kind, protocol, _, address in found:
        bind_once(socket.socket(family, kind, protocol), address, host, port)


def bind_once(probe: socket.socket, address: Any, host: str, port: int) -> None:
    with probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise_trouble(error, host, port)


def raise_trouble(error: OSError, host: str, port: int) -> None:
    if error.errno == errno.EADDRINUSE:
        raise Trouble(f"Port {port} is in use. Choose another: python3 dev.py run --port {port % 65535 + 1}")
    if error.errno in (errno.EACCES, errno.EPERM):
        raise Trouble(f"Port {port} is not ours to open. Choose one above 1023: --port 8000")
    if error.errno == errno.EADDRNOTAVAIL and host != "localhost":
        raise Trouble(f"This machine has no address {host}. Every address: --host 0.0.0.0")


def is_loopback(host: str) -> bool:
    """True for a host that only this machine can reach."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(host: str, port: int) -> str:
    """The address to type. Always localhost on this machine: passkeys refuse a bare IP address."""
    if is_loopback(host):
        return f"http://localhost:{port}"
    shown = own_address() if host in ("0.0.0.0", "::") else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def own_address() -> str:
    """This machine's address on its network; localhost where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE_ELSE)
        except OSError:
            return "localhost"
        return str(probe.getsockname()[0])
