"""A pytest inside pytest: who ran what is in the names that xdist prints."""

import re
import subprocess
import sys
from pathlib import Path

CONFTEST = """
import pytest
from tests.services.sharing import OneForBrowsers

@pytest.hookimpl
def pytest_xdist_make_scheduler(config, log):
    return OneForBrowsers(config, log)
"""
FOUR_TESTS = "import time, pytest\n@pytest.mark.parametrize('n', range(4))\ndef test_it(n): time.sleep(0.1)\n"


def test_all_browser_tests_go_to_one_worker(tmp_path: Path) -> None:
    for name in ("tests/browser/test_one.py", "tests/browser/test_two.py", "tests/rooms/test_three.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FOUR_TESTS)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-n", "2", "-p", "no:django", "-p", "no:randomly"]
        + ["--import-mode=importlib", "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True,
        text=True,
    )
    ran = re.findall(r"\[(gw\d)\].*PASSED (?:.*/)?tests/(browser|rooms)/", done.stdout)
    assert len(ran) == 12, done.stdout + done.stderr
    assert len({worker for worker, folder in ran if folder == "browser"}) == 1
    assert {worker for worker, folder in ran if folder == "rooms"} - {w for w, f in ran if f == "browser"}
