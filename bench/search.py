"""How long a search takes in three rooms as they grow, on SQLite and on PostgreSQL.

Each database is filled and asked by a process of its own (`bench.search_run`), because settings belong to a process.
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
Measured = dict[str, Any]  # a label, and times by question
UNITS = {"k": 1_000, "M": 1_000_000}


def main(words: Sequence[str]) -> int:
    """searching three growing rooms"""
    asked = _parser().parse_args(words)
    results = {}
    for database in asked.databases.split(","):
        print(
            f"{database}: filling three rooms with {', '.join(map(str, asked.sizes))} messages ...",
            flush=True,
        )
        results[database] = _measured(database, asked.sizes, asked.rounds)
        _show(database, results[database])
    print(json.dumps(results))
    return 0


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="dev.py bench search")
    words.add_argument(
        "--sizes", type=_sizes, default=_sizes(SIZES), help=f"messages in all ({SIZES}); 1M works"
    )
    words.add_argument("--rounds", type=int, default=200, help="times that each question is asked (200)")
    words.add_argument("--databases", default="sqlite,postgresql", help="which (sqlite,postgresql)")
    return words


def _sizes(text: str) -> list[int]:
    return sorted(int(size.rstrip("kM")) * UNITS.get(size[-1], 1) for size in text.split(","))


def _measured(database: str, sizes: list[int], rounds: int) -> list[Measured]:
    with _surroundings(database) as environment:
        command = [sys.executable, "-m", "bench.search_run", str(rounds), *map(str, sizes)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


@contextmanager
def _surroundings(database: str) -> Iterator[dict[str, str]]:
    """A school of our own: keys, folder and database are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="classchat-bench-") as folder:
        write_missing_keys(Path(folder) / "keys")
        kept = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")
        }
        kept |= {"CLASSCHAT_VAR": folder, "DJANGO_SETTINGS_MODULE": "classchat.settings"}
        with postgres() if database == "postgresql" else nullcontext("") as address:
            yield kept | ({"DATABASE_URL": address} if address else {})


def _show(database: str, measured: list[Measured]) -> None:
    """Median and 99th percentile in ms; the last size over the first, and with as much elsewhere over the last."""
    own = measured[:-1]
    heads = [row["label"] for row in own] + ["ratio", "+ others", "ratio"]
    print(f"\n{database + ', ms: median / p99':<30}" + "".join(f"{head:>18}" for head in heads))
    for question in own[0]["times"]:
        first, *_, last, beside = (row["times"][question] for row in [own[0], *measured])
        shown = [_pair(row["times"][question]) for row in own]
        shown += [f"{last['median'] / first['median']:.1f}", _pair(beside)]
        shown.append(f"{beside['median'] / last['median']:.1f}")
        print(f"{question:<30}" + "".join(f"{text:>18}" for text in shown))
    print()


def _pair(time: dict[str, float]) -> str:
    return f"{time['median']:.2f} / {time['p99']:.2f}"
