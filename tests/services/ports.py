"""Free ports on this machine."""

import socket


def free_port() -> int:
    """A TCP port that nobody listens on now; 5432 and 6379 are never handed out."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
