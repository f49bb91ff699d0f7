"""The files of the project, as git would see them: nothing installed, built or written at run time."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from classchat.workshop.places import ROOT

PACKAGES = ("audit", "guard", "moderation", "notices", "people", "rooms", "classchat")
NOT_OURS = {".git", ".venv", "var", "test-results", "__pycache__", "node_modules"}
NOT_SOURCE = {"uv.lock"}  # ignored by git: it holds the addresses that we keep out of everything else


@cache
def files() -> tuple[Path, ...]:
    return tuple(sorted(walk(ROOT)))


def walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name in NOT_SOURCE or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def of(*suffixes: str) -> list[Path]:
    """Our files with one of these endings."""
    return [path for path in files() if path.suffix in suffixes]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
