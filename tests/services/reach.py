"""Programs inside root's home cannot be started by the account that we drop to: copy them out."""

import shutil
import subprocess
from pathlib import Path

from tests.services.account import RunAs


def reachable(programs: Path, account: RunAs, folder: Path) -> Path:
    """`programs` itself where `account` can start it, else a copy of its installation below `folder`.

    The pip package keeps its libraries in `<package>.libs` beside the package, found by a relative path.
    """
    if starts(programs, account):
        return programs
    installation, package = programs.parent, programs.parent.parent
    copy = folder / "programs" / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    open_to_all(folder / "programs")
    return copy / programs.name


def starts(programs: Path, account: RunAs) -> bool:
    try:
        tried = subprocess.run([programs / "postgres", "--version"], capture_output=True, cwd="/", **account)
    except OSError:
        return False
    return tried.returncode == 0


def open_to_all(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
