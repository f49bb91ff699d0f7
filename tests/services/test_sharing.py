"""A pytest inside pytest: who ran what is in the names that xdist prints."""

import re
import subprocess
import sys
from pathlib import Path

CONFTEST = """
import pytest
from tests.services.sharing import TwoForBrowsers

@pytest.hookimpl
def pytest_xdist_make_scheduler(config, log):
    return TwoForBrowsers(config, log)
"""
FOUR_TESTS = "import time, pytest\n@pytest.mark.parametrize('n', range(4))\ndef test_it(n): time.sleep(0.1)\n"


def test_browser_tests_go_to_two_workers_and_each_file_to_one(tmp_path: Path) -> None:
    browser = [f"tests/browser/test_{number}.py" for number in range(3)]
    for name in (*browser, "tests/rooms/test_other.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FOUR_TESTS)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-n", "3", "-p", "no:django", "-p", "no:randomly"]
        + ["--import-mode=importlib", "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True,
        text=True,
    )
    ran = re.findall(r"\[(gw\d)\].*PASSED (?:.*/)?tests/(\w+/\w+)\.py", done.stdout)
    assert len(ran) == 16, done.stdout + done.stderr
    workers = {file: {worker for worker, other in ran if other == file} for _worker, file in ran}
    in_browsers = [workers[f"browser/test_{number}"] for number in range(3)]
    assert [len(each) for each in in_browsers] == [1, 1, 1]
    assert len(set.union(*in_browsers)) == 2
    assert workers["rooms/test_other"] - set.union(*in_browsers)
