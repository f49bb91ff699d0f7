"""The measurements run and say something; how fast, no test decides."""

import json
import subprocess
import sys

from classchat.workshop.places import ROOT


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bench", *words], cwd=ROOT, capture_output=True, text=True)


def test_searching_is_measured_at_every_size() -> None:
    done = bench("search", "--sizes", "20,40", "--rounds", "1", "--databases", "sqlite")
    assert done.returncode == 0, done.stderr
    [rows] = json.loads(done.stdout.splitlines()[-1]).values()
    assert [row["label"] for row in rows] == ["20", "40", "and as many elsewhere"]
    assert all(time["median"] > 0 for row in rows for time in row["times"].values())


def test_a_page_is_measured_at_every_size() -> None:
    done = bench("rooms", "--sizes", "100,200", "--rounds", "1", "--databases", "sqlite")
    assert done.returncode == 0, done.stderr
    [rows] = json.loads(done.stdout.splitlines()[-1]).values()
    assert [row["label"] for row in rows] == ["100", "200"]
    first, last = (row["times"] for row in rows)
    assert {name: time["queries"] for name, time in first.items()} == {
        name: time["queries"] for name, time in last.items()
    }


def test_an_unknown_measurement_is_refused() -> None:
    done = bench("everything")
    assert done.returncode == 2 and "search" in done.stderr and "Traceback" not in done.stderr
