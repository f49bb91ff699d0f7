"""What is measured while a school's tables grow, on SQLite and on PostgreSQL.

Each database is filled and asked by a process of its own (`bench.<name>_run`), because settings belong to a process.
It prints one JSON object a size: a label, and for each question its times in ms, "median" and "p99", and perhaps its
"queries".
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from classchat.workshop.keys import write_missing_keys
from classchat.workshop.places import ROOT
from tests.services.postgres import postgres

SIZES = "10k,100k"
Measured = dict[str, Any]
UNITS = {"k": 1_000, "M": 1_000_000}


def asked(words: Sequence[str], *, name: str, rounds: int) -> argparse.Namespace:
    """`sizes`, `rounds` and `databases` from the words after the name."""
    known = argparse.ArgumentParser(prog=f"dev.py bench {name}")
    known.add_argument(
        "--sizes", type=_sizes, default=_sizes(SIZES), help=f"messages in all ({SIZES}); 1M works"
    )
    known.add_argument(
        "--rounds", type=int, default=rounds, help=f"times that each question is asked ({rounds})"
    )
    known.add_argument("--databases", default="sqlite,postgresql", help="which (sqlite,postgresql)")
    return known.parse_args(words)


def measured(run: str, database: str, sizes: list[int], rounds: int) -> list[Measured]:
    """What the module `run` says about each size, in a school of its own that is gone afterwards."""
    with _surroundings(database) as environment:
        command = [sys.executable, "-m", run, str(rounds), *map(str, sizes)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def pair(time: dict[str, float]) -> str:
    return f"{time['median']:.2f} / {time['p99']:.2f}"


def _sizes(text: str) -> list[int]:
    return sorted(int(size.rstrip("kM")) * UNITS.get(size[-1], 1) for size in text.split(","))


@contextmanager
def _surroundings(database: str) -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="classchat-bench-") as folder:
        write_missing_keys(Path(folder) / "keys")
        kept = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")
        }
        kept |= {"CLASSCHAT_VAR": folder, "DJANGO_SETTINGS_MODULE": "classchat.settings"}
        kept["CLASSCHAT_STATIC_FROM_SOURCE"] = "1"
        with postgres() if database == "postgresql" else nullcontext("") as address:
            yield kept | ({"DATABASE_URL": address} if address else {})
