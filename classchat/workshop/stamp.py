"""What was installed into `.venv`, so that a second start installs nothing."""

import hashlib
from pathlib import Path

from classchat.workshop.places import PYTHON, RUN_REQUIREMENTS, TEST_REQUIREMENTS, VENV

STARTED = VENV / "installing"


def is_current(requirements: Path) -> bool:
    """True when exactly this list was installed to the end and nothing was begun since."""
    if was_interrupted() or not PYTHON.exists():
        return False
    stamp = stamp_of(requirements)
    return stamp.exists() and stamp.read_text() == digest(requirements)


def was_interrupted() -> bool:
    return STARTED.exists()


def begin() -> None:
    STARTED.touch()


def end(requirements: Path | None) -> None:
    """Note the end of an installation; None when it failed cleanly and left everything as it was."""
    for done in covered_by(requirements):
        stamp_of(done).write_text(digest(done))
    STARTED.unlink()


def covered_by(requirements: Path | None) -> list[Path]:
    """The test list holds the run list, at the same versions."""
    if requirements is None:
        return []
    return [RUN_REQUIREMENTS, TEST_REQUIREMENTS] if requirements == TEST_REQUIREMENTS else [requirements]


def stamp_of(requirements: Path) -> Path:
    return VENV / f"installed-{requirements.stem}"


def digest(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes()).hexdigest()
