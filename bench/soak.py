"""Random people do random things while servers are killed; in the end every page must be as a fresh one."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from classchat.workshop.children import dying_with_parent
from classchat.workshop.chromium import chromium
from classchat.workshop.places import ROOT
from tests.services.postgres import postgres
from tests.services.redis import redis


def main(words: Sequence[str]) -> int:
    """people in browsers on two servers that are killed at random"""
    asked = _parser().parse_args(words)
    with (
        postgres() as database,
        redis() as layer,
        tempfile.TemporaryDirectory(prefix="classchat-soak-") as folder,
    ):
        surroundings = os.environ | {
            "DATABASE_URL": database,
            "REDIS_URL": layer,
            "CHROMIUM": os.environ.get("CHROMIUM") or chromium(),
            "CLASSCHAT_TEST_VAR": folder,
            "CLASSCHAT_STATIC_FROM_SOURCE": "",  # frames name the same files, whoever draws them
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's loop runs in the thread that asks the database
        }
        said = [str(asked.minutes), str(asked.people), str(asked.seed)]
        command = [sys.executable, "-m", "bench.soak_run", *said]
        return subprocess.run(command, cwd=ROOT, env=surroundings, preexec_fn=dying_with_parent()).returncode


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="dev.py bench soak", description=__doc__)
    words.add_argument("--minutes", type=float, default=5, help="how long (5)")
    words.add_argument("--people", type=int, default=4, choices=range(1, 7), help="how many browsers (4)")
    words.add_argument("--seed", type=int, default=20261119, help="what happens; when, nobody can repeat")
    return words
