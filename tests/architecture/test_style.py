"""STYLE.md, as far as a machine can read it."""

import statistics

from tests.architecture.tools import said, tool
from tests.architecture.tree import of, short

MEDIAN_LINES = 80
EXPLAIN_ABOVE = 250
FORBIDDEN_NAMES = ("util", "helper", "manager", "handler", "process")


def test_ruff_finds_nothing() -> None:
    done = tool("ruff", "check", "--no-cache")
    assert done.returncode == 0, said(done)


def test_everything_is_formatted() -> None:
    done = tool("ruff", "format", "--check", "--no-cache")
    assert done.returncode == 0, said(done)


def test_most_files_are_short() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path in of(".py", ".js", ".html")}
    written = [length for name, length in lengths.items() if length and "/migrations/" not in name]
    assert statistics.median(written) <= MEDIAN_LINES


def test_long_files_say_why() -> None:
    """A file over 250 lines explains itself in its first lines with the word `long`; a test file may list cases."""
    silent = [
        short(path)
        for path in of(".py", ".js")
        if not {"migrations", "tests"} & set(path.parts)
        and len(lines := path.read_text().splitlines()) > EXPLAIN_ABOVE
        and "long" not in "\n".join(lines[:15])
    ]
    assert silent == []


def test_file_names_say_what_is_inside() -> None:
    vague = [short(path) for path in of(".py", ".js") if any(word in path.stem for word in FORBIDDEN_NAMES)]
    assert vague == []
