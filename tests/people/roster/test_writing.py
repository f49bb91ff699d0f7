import io

from people.roster.oneroster_specs import READ
from people.roster.reading import read_roster
from people.roster.rows import LinkEntry, SchoolEntry
from people.roster.writing import write_oneroster
from tests.people.roster.files import CLASSES, CONTACTS, LINKS, PUPILS, YEAR, hollybank, read


def written(**changes) -> bytes:
    packed = io.BytesIO()
    rows = {"classes": CLASSES, "pupils": PUPILS, "contacts": CONTACTS, "links": LINKS, "year": YEAR}
    write_oneroster(packed, school=SchoolEntry("s-1", "Hollybank Primary"), **(rows | changes))
    return packed.getvalue()


def test_what_is_written_is_read_again():
    snapshot = read_roster(written(), "hollybank.zip")
    assert {one.source_id for one in snapshot.pupils} == {one.source_id for one in PUPILS}
    assert {one.email for one in snapshot.contacts} == {one.email for one in CONTACTS}
    assert {(row.pupil, row.contact) for row in snapshot.guardianships} == {
        (one.pupil_id, one.contact_id) for one in LINKS
    }
    assert (snapshot.problems, snapshot.warnings, snapshot.notes) == ((), (), ())


def test_the_same_rows_give_the_same_bytes():
    assert written() == written()


def test_every_file_is_one_we_read():
    assert set(hollybank()) <= READ


def test_awkward_names_come_back_whole():
    odd = [PUPILS[0].__class__("p-1", "Zoë, “Zo”", 'O"Neill\n', "c-oak"), *PUPILS]
    snapshot = read(hollybank(pupils=odd, links=[*LINKS, LinkEntry("p-1", "a-sam")]))
    assert (snapshot.pupils[0].first_name, snapshot.pupils[0].last_name) == ("Zoë, “Zo”", 'O"Neill')


def test_a_path_will_do(tmp_path):
    path = tmp_path / "hollybank.zip"
    write_oneroster(
        path,
        school=SchoolEntry("s-1", "Hollybank Primary"),
        classes=CLASSES,
        pupils=PUPILS,
        contacts=CONTACTS,
        links=LINKS,
        year=YEAR,
    )
    assert read_roster(path.read_bytes(), path.name).pupils
