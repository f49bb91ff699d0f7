"""How much one file may end, and who counts as leaving (PE-16)."""

import pytest
from django.utils import timezone

from people.actions.imports import TooManyLeave, apply_import
from people.models import Contact, Guardianship, ImportRun, Pupil, School, User
from people.roster.refusals import RosterRefused
from people.roster.rows import ContactEntry, LinkEntry, PupilEntry
from tests.people.importing import audited, changes, imported, previewed, roll_rows
from tests.people.roster.files import Files, edited, hollybank, lines, with_cell, with_lines

pytestmark = pytest.mark.django_db
USERS, ENROLMENTS, RIGHTS = "users.csv", "enrollments.csv", "contact_rights.csv"


def families(*numbers: int, without_class: tuple[int, ...] = ()) -> Files:
    """One child and one adult for each number, all in Willow."""
    files = hollybank(
        pupils=[PupilEntry(f"p-{n}", f"Pupil{n}", "Frost", "c-willow") for n in numbers],
        contacts=[ContactEntry(f"a-{n}", f"Adult{n}", "Frost", f"a{n}@example.org") for n in numbers],
        links=[LinkEntry(f"p-{n}", f"a-{n}", "mother", "yes", 1) for n in numbers],
    )
    placed = [row for row in lines(files, ENROLMENTS) if int(row["userSourcedId"][2:]) not in without_class]
    return with_lines(files, ENROLMENTS, placed)


def try_to_import(school: School, osei: User, files: Files) -> ImportRun:
    """Preview, then press apply all the same; answers the run when that was refused."""
    run = previewed(school, osei, files)
    before = roll_rows()
    with pytest.raises(TooManyLeave):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])
    assert roll_rows() == before
    return run


def test_forty_percent_leavers_is_refused(school, osei):
    imported(school, osei, families(*range(10)))
    before = roll_rows()
    run = previewed(school, osei, families(*range(5)))
    assert run.state == ImportRun.State.REJECTED
    assert run.diff["gate"]["verdict"] == "refused"
    assert len(run.diff["rows"]) == 5, "the office sees who would have left"
    assert audited()[-1] == "people.import.refused"
    assert roll_rows() == before


def test_exactly_forty_percent_is_not_refused_outright(school, osei):
    imported(school, osei, families(*range(10)))
    assert previewed(school, osei, families(*range(6))).state == ImportRun.State.PREVIEWED


def test_ten_percent_needs_a_second_person(school, osei):
    """A second person can't approve yet, so for now it is refused."""
    imported(school, osei, families(*range(19)))
    run = try_to_import(school, osei, families(*range(17)))
    assert run.diff["gate"] == {
        "verdict": "second_person",
        "live_links": 19,
        "ending_links": 2,
        "losing_last": 2,
    }


def test_exactly_ten_percent_needs_one_person(school, osei):
    imported(school, osei, families(*range(20)))
    run = imported(school, osei, families(*range(18)))
    assert run.counts["left"] == 2


def test_six_adults_losing_their_last_class_need_a_second_person(school, osei):
    imported(school, osei, families(*range(80)))
    imported(school, osei, families(*range(80), without_class=tuple(range(5))))
    try_to_import(school, osei, families(*range(80), without_class=tuple(range(11))))


def test_six_adults_shut_out_by_their_rights_need_a_second_person(school, osei):
    """A spoilt column of contact_rights.csv empties a class as surely as a spoilt roll."""
    files = families(*range(80))
    imported(school, osei, files)
    shut = with_lines(
        files,
        RIGHTS,
        [row | {"restriction_code": "CO2"} if n < 6 else row for n, row in enumerate(lines(files, RIGHTS))],
    )
    try_to_import(school, osei, shut)


def test_an_export_without_contacts_is_refused(school, osei):
    files = families(1, 2, 3)
    imported(school, osei, files)
    pupils_only = with_lines(files, USERS, [row for row in lines(files, USERS) if row["role"] == "student"])
    with pytest.raises(RosterRefused) as refused:
        previewed(school, osei, pupils_only)
    assert refused.value.kind == "no_contacts"


@pytest.mark.parametrize(
    ("file", "key", "column", "value"),
    [
        (USERS, "a-3", "email", "not an address"),
        (USERS, "a-3", "familyName", ""),
        (USERS, "p-3", "givenName", ""),
        (USERS, "p-3", "role", "pupil"),
        (ENROLMENTS, "in-p-3", "classSourcedId", "c-wilow"),
        (ENROLMENTS, "in-p-3", "endDate", "31/02/2027"),
        ("classes.csv", "c-willow", "title", ""),
    ],
)
def test_a_person_on_a_skipped_line_never_counts_as_leaving(school, osei, file, key, column, value):
    imported(school, osei, families(*range(10)))
    before = roll_rows()
    run = imported(school, osei, with_cell(families(*range(10)), file, key, column, value))
    assert run.counts["problems"] == 1
    assert changes(run) == []
    assert roll_rows() == before


@pytest.mark.parametrize("cells", [3, 8, 15])
def test_a_person_on_a_short_line_never_counts_as_leaving(school, osei, cells):
    files = families(*range(10))
    imported(school, osei, files)
    line = next(line for line in files[USERS].split("\n") if line.startswith("a-3,"))
    run = imported(school, osei, edited(files, USERS, line, ",".join(line.split(",")[:cells])))
    assert run.counts["problems"] >= 1
    assert changes(run) == []


def test_a_child_that_leaves_waits_while_its_adult_is_on_a_skipped_line(school, osei):
    files = families(*range(20))
    imported(school, osei, files)
    gone = with_cell(with_cell(files, USERS, "p-3", "status", "tobedeleted"), USERS, "a-3", "email", "x")
    run = imported(school, osei, gone)
    assert changes(run) == []
    assert Pupil.objects.get(source_id="p-3").left_on is None


def test_while_a_line_could_be_about_anybody_nobody_leaves(school, osei):
    files = families(*range(20))
    imported(school, osei, files)
    unclear = with_cell(families(*range(19)), USERS, "a-3", "sourcedId", "")
    run = previewed(school, osei, unclear)
    assert run.diff["nobody_leaves"]
    assert run.counts["left"] == 0


def test_while_a_line_could_be_about_anybody_moving_still_works(school, osei):
    files = families(*range(20))
    imported(school, osei, files)
    moved = with_cell(files, ENROLMENTS, "in-p-5", "classSourcedId", "c-oak")
    run = imported(school, osei, with_cell(moved, ENROLMENTS, "in-p-3", "userSourcedId", ""))
    assert changes(run) == [("moved", "Adult5 Frost", "moves")]


def test_a_skipped_newcomer_does_not_keep_others_from_leaving(school, osei):
    imported(school, osei, families(*range(20)))
    files = families(*range(19), 77)
    run = imported(school, osei, with_cell(files, USERS, "a-77", "email", "x"))
    assert ("left", "Adult19 Frost", "letter_ends") in changes(run)


def test_a_repeated_header_typo_or_bad_rights_never_open_a_door(school, osei):
    imported(school, osei, families(1, 2, 3))
    Guardianship.objects.filter(contact__source_id="a-1").update(may_join="unknown")
    files = families(1, 2, 3)
    run = imported(school, osei, with_cell(files, RIGHTS, "p-1", "parental_responsibility", "jein"))
    assert run.counts["problems"] == 1
    assert Guardianship.objects.get(contact__source_id="a-1").may_join == "unknown"


def test_a_severed_adult_is_never_brought_back(school, osei):
    imported(school, osei, families(1, 2, 3))
    Contact.objects.filter(source_id="a-1").update(severed_at=timezone.now())
    Guardianship.objects.filter(contact__source_id="a-1").update(ended_at=timezone.now())
    run = imported(school, osei, with_cell(families(1, 2, 3), USERS, "a-1", "email", "new@example.org"))
    assert changes(run) == []
    assert not Guardianship.objects.filter(contact__source_id="a-1", ended_at__isnull=True).exists()
