"""Where things lie, as absolute paths."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN_REQUIREMENTS = ROOT / "requirements" / "run.txt"
TEST_REQUIREMENTS = ROOT / "requirements" / "test.txt"


def var() -> Path:
    """The folder of everything a running school writes: `CLASSCHAT_VAR`, or `var` beside dev.py."""
    return Path(os.environ.get("CLASSCHAT_VAR") or ROOT / "var").resolve()
