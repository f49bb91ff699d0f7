"""How long a search takes in three rooms as they grow, on SQLite and on PostgreSQL."""

import json
from collections.abc import Sequence

from bench.growing import Measured, asked, measured, pair


def main(words: Sequence[str]) -> int:
    """searching three growing rooms"""
    wanted = asked(words, name="search", rounds=200)
    results = {}
    for database in wanted.databases.split(","):
        sizes = ", ".join(map(str, wanted.sizes))
        print(f"{database}: filling three rooms with {sizes} messages ...", flush=True)
        results[database] = measured("bench.search_run", database, wanted.sizes, wanted.rounds)
        _show(database, results[database])
    print(json.dumps(results))
    return 0


def _show(database: str, rows: list[Measured]) -> None:
    """Median and 99th percentile in ms; the last size over the first, and with as much elsewhere over the last."""
    own = rows[:-1]
    heads = [row["label"] for row in own] + ["ratio", "+ others", "ratio"]
    print(f"\n{database + ', ms: median / p99':<30}" + "".join(f"{head:>18}" for head in heads))
    for question in own[0]["times"]:
        first, *_, last, beside = (row["times"][question] for row in [own[0], *rows])
        shown = [pair(row["times"][question]) for row in own]
        shown += [f"{last['median'] / first['median']:.1f}", pair(beside)]
        shown.append(f"{beside['median'] / last['median']:.1f}")
        print(f"{question:<30}" + "".join(f"{text:>18}" for text in shown))
    print()
