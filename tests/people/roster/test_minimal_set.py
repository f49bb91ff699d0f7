"""A OneRoster 1.1 test set that others wrote. Its licence keeps it out of the project, so it may be absent."""

import io
import zipfile
from pathlib import Path

import pytest

from people.roster.reading import read_roster
from people.roster.refusals import RosterRefused
from tests.people.roster.files import edited, read

SET = Path(__file__).parents[4] / "shared" / "roster" / "oneroster-1.1-minimal.zip"


@pytest.fixture
def upload() -> bytes:
    if not SET.is_file():
        pytest.skip(
            "not read: oneroster-1.1-minimal.zip (GPL-3.0) is not in ../shared/roster beside this checkout"
        )
    return SET.read_bytes()


def test_a_set_in_which_no_adult_is_linked_is_refused_by_that_name(upload):
    """It has one parent whom no pupil names: nobody could be invited."""
    with pytest.raises(RosterRefused) as refused:
        read_roster(upload, SET.name)
    assert refused.value.kind == "no_links"
    assert "Password1-" not in str(refused.value)


def test_with_one_link_added_it_is_read(upload):
    """Its teacher is enrolled as a student, its course is absent, its passwords are plain."""
    with zipfile.ZipFile(io.BytesIO(upload)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    student = "usr-222-1234561232,,,TRUE,org-sch-222-456,student,mmichel.jones,,mmichel,Jones,,,,,,"
    snapshot = read(edited(files, "users.csv", student, student + "usr-222-1234561"))
    assert [one.name for one in snapshot.classes] == ["History - 2"]
    assert snapshot.classes[0].school_year == 2023
    assert [(row.pupil, row.contact) for row in snapshot.guardianships] == [
        ("usr-222-1234561232", "usr-222-1234561")
    ]
    assert [problem.kind for problem in snapshot.problems] == ["not_a_pupil"]
    assert snapshot.ignored["other_classes"] == 1
    assert "users.csv: password" in snapshot.dropped_columns
    assert "Password1-" not in repr(snapshot)
