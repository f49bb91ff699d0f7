"""Renewing the hashed lists in `requirements/`."""

import subprocess

from classchat.workshop.environment import setup
from classchat.workshop.places import ROOT, RUN_REQUIREMENTS, TEST_REQUIREMENTS, VENV
from classchat.workshop.trouble import Trouble


def lock() -> int:
    """Resolve pyproject.toml and write both lists. uv.lock itself names package hosts, so it stays here."""
    setup(TEST_REQUIREMENTS)
    uv("lock", "--quiet")
    export = ("export", "--quiet", "--frozen", "--no-header", "--no-annotate")
    uv(*export, "--no-dev", "--output-file", str(RUN_REQUIREMENTS))
    uv(*export, "--all-groups", "--output-file", str(TEST_REQUIREMENTS))
    return 0


def uv(*words: str) -> None:
    if subprocess.run([VENV / "bin" / "uv", *words], cwd=ROOT).returncode:
        raise Trouble(f"uv {words[0]} failed; nothing more was written.")
