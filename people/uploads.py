"""Uploads between preview and apply: one private file each, deleted when the run is over (PE-18)."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

_BESIDE = b"roster+rights\n"


class UploadGone(Exception):
    """The file was deleted: the run is over, or seven days have passed."""


def keep(roster: bytes, rights: bytes | None) -> str:
    """Store an upload, readable by this account only; answers its SHA-256, which names it."""
    content = roster if rights is None else _together(roster, rights)
    digest = hashlib.sha256(content).hexdigest()
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / f"{digest}.{os.getpid()}"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    unfinished.replace(folder / digest)
    return digest


def kept(digest: str) -> tuple[bytes, bytes | None]:
    """Roster and rights as they were uploaded. Raises UploadGone."""
    try:
        content = (_folder() / digest).read_bytes()
    except FileNotFoundError:
        raise UploadGone from None
    if not content.startswith(_BESIDE):
        return content, None
    length = len(_BESIDE) + 8
    size = int.from_bytes(content[len(_BESIDE) : length])
    return content[length : length + size], content[length + size :]


def drop(digest: str) -> None:
    (_folder() / digest).unlink(missing_ok=True)


def drop_older_than(moment: datetime) -> None:
    """Files of runs that ended without deleting them: a server that was killed in between, say."""
    for path in _folder().glob("*"):
        if path.stat().st_mtime <= moment.timestamp():
            path.unlink(missing_ok=True)


def _together(roster: bytes, rights: bytes) -> bytes:
    return _BESIDE + len(roster).to_bytes(8) + roster + rights


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "uploads"
