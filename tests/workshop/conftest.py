import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from classchat.workshop.places import ROOT

Dev = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What dev.py needs to start, in a folder of its own without a `.venv`."""
    (tmp_path / "classchat").mkdir()
    for file in ("dev.py", "classchat/__init__.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    for folder in ("classchat/workshop", "requirements"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture
def dev(clone: Path) -> Dev:
    """Run dev.py in the clone, as from a terminal: `dev("run", "--port", "80", CLASSCHAT_VAR="/nowhere")`."""

    def start(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        return subprocess.run(
            [sys.executable, "dev.py", *words], cwd=clone, env=kept | more, capture_output=True, text=True
        )

    return start
