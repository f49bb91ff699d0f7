"""manage.py inside the environment."""

import os
import subprocess

from classchat.workshop.environment import setup
from classchat.workshop.keys import write_missing_keys
from classchat.workshop.places import PYTHON, ROOT, RUN_REQUIREMENTS, var
from classchat.workshop.surroundings import surroundings
from classchat.workshop.trouble import Trouble

COMMAND = (str(PYTHON), str(ROOT / "manage.py"))


def manage(words: list[str]) -> int:
    """Run manage.py with these words, in this terminal."""
    setup(RUN_REQUIREMENTS)
    write_missing_keys(var() / "keys")
    os.execve(PYTHON, [*COMMAND, *words], surroundings())


def quietly(*words: str) -> None:
    """Run one step of the start; only a failure is heard of."""
    log = var() / "start.log"
    with log.open("w") as output:
        done = subprocess.run(
            [*COMMAND, *words], stdout=output, stderr=subprocess.STDOUT, env=surroundings(), cwd=ROOT
        )
    if done.returncode:
        last = (log.read_text(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise Trouble(f"manage.py {words[0]} failed: {last} Details: {log}")
    log.unlink()
