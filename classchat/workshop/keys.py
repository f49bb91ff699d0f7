"""The school's secrets in `var/keys`, readable by their owner only."""

import base64
import os
import secrets
from pathlib import Path


def write_missing_keys(folder: Path) -> None:
    """Make the sign-in key and the key that seals evidence, where they are not there yet."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_missing(folder / "SECRET_KEY", secrets.token_urlsafe(50))
    write_missing(folder / "CASE_KEYS", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())


def write_missing(path: Path, secret: str) -> None:
    """Written aside and renamed: a start that was interrupted never leaves half a key."""
    if path.exists() and path.stat().st_size:
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secret + "\n")
        os.fsync(file.fileno())
    aside.replace(path)
