"""What is written for the demo comes back the same through the importer's own reader."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from classchat.demo import roll
from people.roster.archive import read_upload
from people.roster.reading import read_roster
from people.roster.snapshot import RosterSnapshot


@pytest.fixture(scope="module")
def written() -> bytes:
    file = io.BytesIO()
    roll.write_roll(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def snapshot(written: bytes) -> RosterSnapshot:
    return read_roster(read_upload(written), "hollybank-roll.zip")


def test_the_same_210_pupils_come_back(snapshot: RosterSnapshot) -> None:
    def key(pupil: object) -> tuple[str, ...]:
        return tuple(
            getattr(pupil, name) for name in ("source_id", "first_name", "last_name", "preferred_name")
        )

    assert len(snapshot.pupils) == 210
    assert sorted(map(key, snapshot.pupils)) == sorted(map(key, roll.pupils()))


def test_every_class_has_thirty(snapshot: RosterSnapshot) -> None:
    assert [(one.name, one.year_group) for one in snapshot.classes] == [
        ("Holly", "R"),
        ("Birch", "Y1"),
        ("Acorn", "Y2"),
        ("Willow", "Y3"),
        ("Oak", "Y4"),
        ("Rowan", "Y5"),
        ("Sycamore", "Y6"),
    ]
    seats = [row.school_class for row in snapshot.enrolments]
    assert {one.source_id: seats.count(one.source_id) for one in snapshot.classes} == dict.fromkeys(
        (one.source_id for one in snapshot.classes), 30
    )


def test_nothing_in_it_is_wrong(snapshot: RosterSnapshot) -> None:
    assert snapshot.problems == ()
    assert len(snapshot.guardianships) == len(roll.links())
    assert len(snapshot.contacts) == len(roll.contacts())


def test_every_pupil_has_an_adult_who_may_join(snapshot: RosterSnapshot) -> None:
    served = {link.pupil for link in snapshot.guardianships if link.parental_responsibility == "yes"}
    assert served == {pupil.source_id for pupil in snapshot.pupils}


def test_the_cast_has_its_children() -> None:
    pupils = {one.source_id: one for one in roll.pupils()}
    adults = {one.source_id: f"{one.first_name} {one.last_name}" for one in roll.contacts()}
    children: dict[str, set[str]] = {}
    for link in roll.links():
        pupil = pupils[link.pupil_id]
        child = f"{pupil.first_name} {pupil.last_name}, {pupil.class_id}"
        children.setdefault(adults[link.contact_id], set()).add(child)
    assert children["Sam Ellis"] == {"Ellie Potter, class-willow", "Elliot Cross, class-oak"}
    assert children["Hannah Clarke"] == {"Freya Nielsen, class-willow"}
    assert children["Dan Whitmore"] == {"Callum Stewart, class-willow"}
    assert children["Aisha Rahman"] == {"Layla Farouk, class-willow"}
    assert children["Kofi Mensah"] == {"Faith Boateng, class-willow"}
    assert children["Zofia Nowak"] == {"Jakub Nowak, class-willow"}
    assert children["Tom Hargreaves"] == {"Jayden Thompson, class-oak"}


def test_zofia_has_no_letter_yet() -> None:
    [zofia] = [
        one.source_id for one in roll.contacts() if (one.first_name, one.last_name) == ("Zofia", "Nowak")
    ]
    assert zofia not in roll.adults().joined
    assert zofia not in roll.adults().invited


def test_every_address_is_at_example_org_and_no_number_is_a_phone(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", text)
    assert len(addresses) > 300
    assert {address.split("@")[1] for address in addresses} == {"example.org"}
    assert not re.search(r"\d{7,}", text)


def test_the_command_writes_the_same_file(tmp_path: Path, written: bytes) -> None:
    call_command("write_demo_roster", tmp_path / "roll.zip", stdout=io.StringIO())
    assert (tmp_path / "roll.zip").read_bytes() == written


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("write_demo_roster", tmp_path / "nowhere" / "roll.zip")
