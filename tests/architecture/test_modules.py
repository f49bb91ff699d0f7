"""ES modules: collectstatic rewrites their imports, and stops at one that is missing or circular."""

import posixpath
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.tree import of, short

STATIC_TAG = re.compile(r"""{% static ["']([^"']+)["']""")
IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']""")


def scripts() -> list[Path]:
    return of(".js")


def imported(path: Path) -> list[str]:
    return IMPORT.findall(path.read_text())


def graph() -> dict[Path, list[Path]]:
    return {path: [goal(path, name) or Path(name) for name in imported(path)] for path in scripts()}


def goal(path: Path, name: str) -> Path | None:
    """The file a browser gets: all apps share one folder of static files."""
    folder = posixpath.dirname(path.as_posix().partition("/static/")[2])
    where = finders.find(posixpath.normpath(posixpath.join(folder, name)))
    return Path(where).resolve() if where else None


def test_every_import_is_a_relative_path_to_a_file() -> None:
    """A bare name would need an import map, which the content security policy does not allow inline."""
    missing = [
        f"{short(path)} imports {name}"
        for path in scripts()
        for name in imported(path)
        if not name.startswith(("./", "../")) or goal(path, name) is None
    ]
    assert missing == []


def test_no_import_goes_round_in_a_circle() -> None:
    modules = graph()
    assert [short(path) for path in modules if reaches(modules, path, path, set())] == []


def reaches(modules: dict[Path, list[Path]], start: Path, goal: Path, seen: set[Path]) -> bool:
    for following in modules.get(start, []):
        if following == goal:
            return True
        if following not in seen:
            seen.add(following)
            if reaches(modules, following, goal, seen):
                return True
    return False


def test_a_circle_is_seen() -> None:
    one, two = Path("one.js"), Path("two.js")
    assert reaches({one: [two], two: [one]}, one, one, set())


@pytest.mark.parametrize(
    "line", ['import { a } from "./a.js";', 'import "./a.js";', 'await import("./a.js")']
)
def test_all_forms_of_import_are_seen(line: str) -> None:
    assert IMPORT.findall(line) == ["./a.js"]


def test_templates_ask_for_files_that_are_there() -> None:
    missing = [
        f"{short(path)}: {name}"
        for path in of(".html")
        for name in STATIC_TAG.findall(path.read_text())
        if finders.find(name) is None
    ]
    assert missing == []
