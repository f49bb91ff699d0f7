"""Tools of the environment, run on the project as from a terminal."""

import os
import subprocess
import sys
from pathlib import Path

from classchat.workshop.places import ROOT


def tool(name: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment that runs the tests; its output is the message of a failing assert."""
    return at_root([str(Path(sys.executable).with_name(name)), *words], more)


def manage(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """manage.py under the school's own settings, as in production."""
    return at_root(
        [sys.executable, "manage.py", *words], {"DJANGO_SETTINGS_MODULE": "classchat.settings", **more}
    )


def at_root(command: list[str], more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Without what browser tests switch off for the worker that they share with us."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(command, cwd=ROOT, env={**kept, **more}, capture_output=True, text=True)


def said(done: subprocess.CompletedProcess[str]) -> str:
    return f"\n{done.stdout}\n{done.stderr}"
