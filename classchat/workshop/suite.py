"""`dev.py test`: everything on PostgreSQL and Redis, then again on the embedded default.

Runs inside .venv. Services are started before pytest, because pytest-django reads DATABASES first.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from classchat.workshop.children import dying_with_parent
from classchat.workshop.chromium import chromium
from classchat.workshop.places import ROOT
from classchat.workshop.tally import Tally, read
from classchat.workshop.trouble import Trouble
from tests.services.postgres import postgres
from tests.services.redis import redis

NO_TESTS_COLLECTED = 5
EMBEDDED = "not browser and not postgres and not redis"
# These look at the tree and at dev.py: no database changes what they find.
ONCE = [f"--ignore=tests/{folder}" for folder in ("architecture", "services", "workshop")]


def main(argv: Sequence[str]) -> int:
    """Run the suite; the exit status is 0 only when every run passed and at least one found a test."""
    asked, words = parser().parse_known_args(argv)
    signal.signal(signal.SIGTERM, leave)
    tallies = []
    if asked.only != "sqlite":
        with services() as found:
            tallies.append(run("postgres", ["-m", asked.m, *words], found))
    if asked.only != "postgres":
        narrowed = f"({asked.m}) and {EMBEDDED}" if asked.m else EMBEDDED
        tallies.append(run("sqlite", ["-m", narrowed, *ONCE, *words], {}))
    return conclude(tallies)


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="dev.py test", allow_abbrev=False, epilog="More words go to pytest.")
    words.add_argument("--only", choices=("postgres", "sqlite"), help="one of the two runs")
    words.add_argument("-m", default="", metavar="MARKERS", help="as pytest's, for both runs")
    return words


def leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """The addresses for one run: given by the caller, or of servers started for it."""
    browser = chromium()
    with (
        postgres(os.environ.get("TEST_DATABASE_URL")) as database,
        redis(os.environ.get("TEST_REDIS_URL")) as layer,
    ):
        yield {"DATABASE_URL": database, "REDIS_URL": layer, "CHROMIUM": browser}


def run(name: str, words: list[str], found: dict[str, str]) -> Tally:
    """One pytest; what passed and failed is read from its JUnit file."""
    print(f"\n== {name} ==", flush=True)
    report = ROOT / "test-results" / f"{name}.xml"
    report.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="classchat-tests-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *spread(), f"--junitxml={report}", *words],
            cwd=ROOT,
            env=clean(found, folder),
            preexec_fn=dying_with_parent(),
        )
    return read(report, done.returncode)


def spread() -> list[str]:
    """One worker per core, at least three (two of them mostly wait for browsers) and four at most."""
    return ["-n", str(max(3, min(4, os.cpu_count() or 3)))]


def clean(found: dict[str, str], folder: str) -> dict[str, str]:
    """The caller's environment without a school of its own."""
    ours = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "CASE_KEYS", "DEBUG", "DJANGO_SETTINGS_MODULE")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.startswith(("CLASSCHAT_", "EMAIL_"))
    }
    return {**kept, **found, "CLASSCHAT_TEST_VAR": folder}


def conclude(tallies: list[Tally]) -> int:
    passed, failed = sum(t.passed for t in tallies), sum(t.failed for t in tallies)
    print(f"\n{passed} passed, {failed} failed", flush=True)
    statuses = [t.status for t in tallies]
    if all(status == NO_TESTS_COLLECTED for status in statuses):
        return NO_TESTS_COLLECTED
    return next((status for status in statuses if status not in (0, NO_TESTS_COLLECTED)), 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
