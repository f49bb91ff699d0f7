from pathlib import Path

import pytest

from classchat.workshop.suite import NO_TESTS_COLLECTED, clean, conclude
from classchat.workshop.tally import Tally, read

JUNIT = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"/></testsuites>'


def test_counts_come_from_the_junit_file(tmp_path: Path) -> None:
    report = tmp_path / "run.xml"
    report.write_text(JUNIT)
    assert read(report, 1) == Tally(passed=5, failed=3, status=1)


def test_a_pytest_that_died_counts_as_a_failure(tmp_path: Path) -> None:
    assert read(tmp_path / "never-written.xml", 0) == Tally(passed=0, failed=1, status=1)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((0, 0), 0),
        ((0, 1), 1),
        ((1, 0), 1),
        ((0, NO_TESTS_COLLECTED), 0),
        ((NO_TESTS_COLLECTED, 2), 2),
        ((NO_TESTS_COLLECTED, NO_TESTS_COLLECTED), NO_TESTS_COLLECTED),
    ],
)
def test_the_exit_status_of_two_runs(statuses: tuple[int, int], expected: int) -> None:
    assert conclude([Tally(passed=1, failed=0, status=status) for status in statuses]) == expected


def test_the_last_line_adds_both_runs(capsys: pytest.CaptureFixture[str]) -> None:
    conclude([Tally(passed=3, failed=1, status=1), Tally(passed=2, failed=0, status=0)])
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 1 failed"


def test_the_callers_own_school_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "CLASSCHAT_VAR", "CLASSCHAT_DEMO", "EMAIL_HOST"):
        monkeypatch.setenv(name, "the caller's")
    assert "the caller's" not in clean({}, "/nowhere").values()
