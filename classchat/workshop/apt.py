"""Debian's packages: installed when we may, named when we may not."""

import os
import shutil
import subprocess

from classchat.workshop.trouble import Trouble


def install(*packages: str, why: str) -> None:
    """Install `packages` when running as root on Debian; otherwise say in one line what to type."""
    line = f"apt-get install -y {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise Trouble(f"{why}, and this machine has no apt-get to bring it.")
    if os.geteuid() != 0:
        raise Trouble(f"{why}. Type: sudo {line}")
    print(f"{why}: {line} ...", flush=True)
    if not (succeeds(line) or (succeeds("apt-get update") and succeeds(line))):
        raise Trouble(f"{why}, and this failed: {line}")


def succeeds(line: str) -> bool:
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(line.split(), capture_output=True, env=quiet).returncode == 0
