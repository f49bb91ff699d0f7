"""Making an empty `.venv`, also where Debian left out half of Python."""

import importlib.util
import os
import shutil
import subprocess
import sys

from classchat.workshop import apt
from classchat.workshop.places import VENV
from classchat.workshop.trouble import Trouble


def create() -> None:
    """Make `.venv` afresh, by uv where it is on PATH, else by Python's own venv."""
    if uv := shutil.which("uv"):
        return make([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)])
    if importlib.util.find_spec("ensurepip") is None:
        bring_ensurepip()
    return make([sys.executable, "-m", "venv", "--clear", str(VENV)])


def bring_ensurepip() -> None:
    apt.install("python3-venv", why="Python's venv module is missing")


def make(command: list[str]) -> None:
    made = subprocess.run(command, capture_output=True, text=True, env=without_active_venv())
    if made.returncode:
        said = (made.stderr or made.stdout).strip().splitlines() or ["no reason given"]
        raise Trouble(f"The Python environment could not be made in {VENV}: {said[-1]}")


def without_active_venv() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME")}
