"""The folder `.venv`: made, filled from a hashed list, mended when a start was interrupted."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classchat.workshop import stamp
from classchat.workshop.places import PYTHON, VENV
from classchat.workshop.trouble import Trouble
from classchat.workshop.virtualenv import create

LOG = VENV / "install.log"


def setup(requirements: Path) -> None:
    """Make sure that everything in `requirements` is installed; does nothing the second time."""
    with one_at_a_time(requirements):
        if stamp.is_current(requirements):
            return
        if stamp.was_interrupted() or not is_whole():
            print("Making the Python environment in .venv ...", flush=True)
            create()
        install(requirements)


@contextmanager
def one_at_a_time(requirements: Path) -> Iterator[None]:
    """Two terminals started together must not install into one folder."""
    with requirements.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def is_whole() -> bool:
    """The interpreter starts, and something that installs is at hand."""
    if not PYTHON.exists():
        return False
    needed = "import sys" if shutil.which("uv") else "import pip"
    return subprocess.run([PYTHON, "-c", needed], capture_output=True).returncode == 0


def install(requirements: Path) -> None:
    print(f"Installing packages from requirements/{requirements.name} ...", flush=True)
    stamp.begin()
    with LOG.open("w") as log:
        done = subprocess.run(install_command(requirements), stdout=log, stderr=subprocess.STDOUT)
    if done.returncode < 0:
        raise Trouble("The installation was stopped; start again to repair it.")
    stamp.end(requirements if done.returncode == 0 else None)
    if done.returncode:
        raise Trouble(reason(LOG.read_text(errors="replace")))


def install_command(requirements: Path) -> list[str]:
    if uv := shutil.which("uv"):
        start = [uv, "pip", "install", "--python", str(PYTHON)]
    else:
        start = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    return [*start, "--require-hashes", "--only-binary=:all:", "-r", str(requirements)]


def reason(log: str) -> str:
    """One line about a failed installation: most often there is no network."""
    offline = (
        "connection",
        "resolve",
        "network",
        "dns error",
        "timed out",
        "error sending",
        "versions: none",
    )
    if any(word in log.lower() for word in offline):
        return f"The packages could not be fetched: no network? Details: {LOG}"
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return f"The packages could not be installed for Python {version}. Details: {LOG}"
