"""What a page of a room costs the server as its tables grow, on SQLite and on PostgreSQL."""

import json
from collections.abc import Sequence

from bench.growing import Measured, asked, measured, pair


def main(words: Sequence[str]) -> int:
    """opening, paging, catching up and unread in thirty growing rooms"""
    wanted = asked(words, name="rooms", rounds=40)
    results = {}
    for database in wanted.databases.split(","):
        sizes = ", ".join(map(str, wanted.sizes))
        print(
            f"{database}: filling thirty rooms with {sizes} messages, one with half of them ...", flush=True
        )
        results[database] = measured("bench.rooms_run", database, wanted.sizes, wanted.rounds)
        _show(database, results[database])
    print(json.dumps(results))
    return 0


def _show(database: str, rows: list[Measured]) -> None:
    """Median and 99th percentile in ms at each size, the last median over the first, and the queries at each."""
    heads = [row["label"] for row in rows] + ["ratio", "queries"]
    print(f"\n{database + ', ms: median / p99':<36}" + "".join(f"{head:>18}" for head in heads))
    for question in rows[0]["times"]:
        times = [row["times"][question] for row in rows]
        queries = dict.fromkeys(f"{time['queries']:.0f}" for time in times)
        shown = [pair(time) for time in times] + [f"{times[-1]['median'] / times[0]['median']:.1f}"]
        print(f"{question:<36}" + "".join(f"{text:>18}" for text in [*shown, ", ".join(queries)]))
    print()
