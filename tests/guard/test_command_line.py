import io
import json
import subprocess
import sys
from pathlib import Path

from guard.commandline import main
from tests.guard.hollybank import CORPUS

ROOT = Path(__file__).parents[2]
FILES = ["check", "--roster", str(CORPUS / "roster.csv"), "--staff", str(CORPUS / "staff.csv")]


def run(*lines: str) -> tuple[int, list[dict[str, object]], str]:
    verdicts, complaints = io.StringIO(), io.StringIO()
    status = main(FILES, io.StringIO("\n".join(lines)), verdicts, complaints)
    return status, [json.loads(line) for line in verdicts.getvalue().splitlines()], complaints.getvalue()


def test_verdicts_come_in_order_with_their_spans() -> None:
    status, verdicts, complaints = run(
        '{"id": "b", "text": "Amir hit Kai", "author_child": [], "class_room": "3M"}',
        '{"id": "a", "text": "Hello", "author_child": ["Amir Hosseini"], "class_room": "3M"}',
    )
    assert (status, complaints) == (0, "")
    assert [verdict["id"] for verdict in verdicts] == ["b", "a"]
    assert verdicts[0]["outcome"] == "hold"
    assert {"start": 0, "end": 4, "label": "PUPIL_NAME"} in verdicts[0]["spans"]  # type: ignore[operator]
    assert verdicts[1] == {"id": "a", "outcome": "allow", "spans": []}


def test_a_malformed_line_is_named_and_the_rest_goes_on() -> None:
    broken = [
        '{"id": 1',
        "[]",
        '{"id": "x"}',
        '{"id": "y", "text": 7}',
        '{"id": "z", "text": "hi", "author_child": [3]}',
        '{"id": 2, "text": "hi", "class_room": null}',
        '{"id": null, "text": "hi"}',
        "[" * 100_000,
        "\x00",
        '"Tyler"',
    ]
    status, verdicts, complaints = run(*broken, '{"id": "ok", "text": "hi"}')
    assert status == 1
    assert [verdict["id"] for verdict in verdicts] == ["ok"]
    assert [line.split(":")[0] for line in complaints.splitlines()] == [
        f"line {number}" for number in range(1, len(broken) + 1)
    ]


def test_complaints_repeat_nothing_of_the_line() -> None:
    _, _, complaints = run('{"id": "x", "txt": "Tyler 07700 900123"}')
    assert complaints and "Tyler" not in complaints and "900123" not in complaints


def test_it_runs_as_a_module_without_django() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "guard", *FILES],
        input='{"id": 1, "text": "hi"}\n',
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert json.loads(done.stdout) == {"id": 1, "outcome": "allow", "spans": []}
    assert "django" not in done.stderr
