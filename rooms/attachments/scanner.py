"""Asking ClamAV about a file over its socket (`zINSTREAM`), where the school has it."""

import logging
import socket
from datetime import datetime
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone

from rooms.attachments.errors import ScannerAway, Unsafe

log = logging.getLogger(__name__)

CHUNK = 64 * 1024
PATIENCE = 30  # seconds for each answer
PORT = 3310


def is_configured() -> bool:
    return bool(settings.CLAMAV)


def scanned(file: BinaryIO) -> datetime | None:
    """When the whole file was found clean; None where the school has no scanner. Raises Unsafe, ScannerAway."""
    if not is_configured():
        return None
    try:
        answer = _asked(file)
    except OSError as error:
        log.error("The virus scanner did not answer: %s", type(error).__name__)
        raise ScannerAway from error
    if answer.endswith(" FOUND"):
        log.warning("The virus scanner refused a file: %s", answer.removeprefix("stream: "))
        raise Unsafe
    if answer != "stream: OK":
        log.error("The virus scanner could not tell: %s", answer[:200])
        raise ScannerAway
    return timezone.now()


def _asked(file: BinaryIO) -> str:
    file.seek(0)
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            line.sendall(len(chunk).to_bytes(4, "big") + chunk)
        line.sendall(bytes(4))
        return _answer(line)


def _answer(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0") and (more := line.recv(1024)):
        heard += more
    return heard.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected() -> socket.socket:
    """`unix:/run/clamav/clamd.ctl`, or a host with or without a port."""
    where = settings.CLAMAV
    if path := where.removeprefix("unix:") if where.startswith("unix:") else "":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(path)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = where.partition(":")
    return socket.create_connection((host, int(port or PORT)), timeout=PATIENCE)
