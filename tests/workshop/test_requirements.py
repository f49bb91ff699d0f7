"""The hashed lists are the lock: they must hold what pyproject.toml asks for and say nothing of this machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from classchat.workshop.places import ROOT, RUN_REQUIREMENTS, TEST_REQUIREMENTS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = PROJECT["project"]["dependencies"]
TEST = PROJECT["dependency-groups"]["dev"]


def pins(path: Path) -> dict[str, set[Version]]:
    """Every pinned version by package; some have two, for different interpreters."""
    found: dict[str, set[Version]] = {}
    for line in path.read_text().splitlines():
        if pin := re.match(r"([A-Za-z0-9._-]+)==(\S+)", line):
            found.setdefault(canonicalize_name(pin[1]), set()).add(Version(pin[2]))
    return found


@pytest.mark.parametrize("wanted", RUN)
def test_what_running_needs_is_pinned_in_range(wanted: str) -> None:
    must_hold(pins(RUN_REQUIREMENTS), Requirement(wanted))


@pytest.mark.parametrize("wanted", RUN + TEST)
def test_what_testing_needs_is_pinned_in_range(wanted: str) -> None:
    must_hold(pins(TEST_REQUIREMENTS), Requirement(wanted))


def must_hold(pinned: dict[str, set[Version]], wanted: Requirement) -> None:
    versions = pinned[canonicalize_name(wanted.name)]
    assert all(version in wanted.specifier for version in versions), f"{wanted}: {versions}"


def test_the_test_list_holds_the_run_list_at_the_same_versions() -> None:
    run, test = pins(RUN_REQUIREMENTS), pins(TEST_REQUIREMENTS)
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("path", [RUN_REQUIREMENTS, TEST_REQUIREMENTS], ids=lambda path: path.name)
def test_a_list_names_no_address_and_hashes_everything(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-[a-z-]", text.replace("--hash", ""), re.MULTILINE), (
        "an option of an installer"
    )
    unhashed = [entry for entry in re.split(r"\n(?=\S)", text) if "--hash=sha256:" not in entry]
    assert unhashed == []
