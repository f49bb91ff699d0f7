from tests.architecture.tools import said, tool
from tests.architecture.tree import PACKAGES, of, short

STRICT_PLACES = ("audit/", "guard/", "classchat/workshop/")


def strictly_typed() -> list[str]:
    """`audit`, every `actions/` and every `access.py`, as STYLE.md says; and what runs the tests."""
    names = [short(path) for path in of(".py") if path.parts[-2] != "migrations"]
    return [
        name
        for name in names
        if name.startswith(STRICT_PLACES)
        or name.startswith(PACKAGES)
        and ("/actions/" in name or name.endswith("/access.py"))
    ]


def test_every_package_of_actions_is_among_them() -> None:
    found = strictly_typed()
    assert {"rooms/access.py", "people/access.py", "audit/trail.py"} <= set(found)


def test_actions_and_doors_are_strictly_typed() -> None:
    done = tool("mypy", "--strict", *strictly_typed())
    assert done.returncode == 0, said(done)
