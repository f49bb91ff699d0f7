"""Comparing without a database: the preview tells everything that would be written, and nothing else."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.roster.diff import compare
from people.roster.roll import RollState
from people.roster.rows import ClassEntry, ContactEntry, LinkEntry, PupilEntry, YearEntry
from tests.people.roster.files import CLASSES, CONTACTS, LINKS, PUPILS, hollybank, read, with_cell
from tests.people.roster.rolls import TODAY, roll_after, roll_of

EMPTY = RollState(TODAY, {}, {}, {}, {}, {})


def rows(files, roll) -> list[tuple[str, str, str]]:
    return [(row.change, row.who, row.outcome) for row in compare(read(files), roll).rows]


def test_counts_are_per_adult():
    diff = compare(read(hollybank()), EMPTY)
    assert diff.counts == {
        "all": 7,
        "added": 5,
        "moved": 0,
        "left": 0,
        "other": 2,
        "problems": 0,
        "letters": 4,
        "unknown_rights": 1,
        "children_added": 5,
        "children_left": 0,
        "classes_added": 2,
        "same": 0,
        "people": 0,
    }


def test_an_adult_with_two_children_is_one_row_with_both_classes():
    diff = compare(read(hollybank()), EMPTY)
    [sam] = [row for row in diff.rows if row.who == "Sam Ellis"]
    assert sam.after == ("Oak (Y4)", "Willow (Y3)")
    assert (sam.file, sam.line) == ("users.csv", 7)


def test_a_second_child_in_another_class_joins_another_chat():
    roll = roll_of(hollybank())
    files = hollybank(
        pupils=[*PUPILS, PupilEntry("p-kid", "Nadia", "Nowak", "c-oak")],
        links=[*LINKS, LinkEntry("p-kid", "a-zofia", "mother", "yes", 1)],
    )
    assert rows(files, roll) == [("moved", "Zofia Nowak", "joins")]


def test_a_second_child_in_the_same_class_is_told_too():
    roll = roll_of(hollybank())
    files = hollybank(
        pupils=[*PUPILS, PupilEntry("p-kid", "Nadia", "Nowak", "c-willow")],
        links=[*LINKS, LinkEntry("p-kid", "a-zofia", "mother", "yes", 1)],
    )
    assert rows(files, roll) == [("rights", "Zofia Nowak", "linked")]


def test_two_siblings_who_change_places_are_told_too():
    roll = roll_of(hollybank())
    files = with_cell(hollybank(), "enrollments.csv", "in-p-ellie", "classSourcedId", "c-oak")
    files = with_cell(files, "enrollments.csv", "in-p-elliot", "classSourcedId", "c-willow")
    assert sorted(rows(files, roll)) == [
        ("moved", "Ellie Potter", "no_adult"),
        ("moved", "Elliot Cross", "no_adult"),
    ]


def test_the_line_of_a_move_is_the_line_that_moves():
    files = with_cell(hollybank(), "enrollments.csv", "in-p-jakub", "classSourcedId", "c-oak")
    [row] = compare(read(files), roll_of(hollybank())).rows
    assert (row.file, row.line) == ("enrollments.csv", 5)


def test_a_child_without_any_adult_is_a_row_of_its_own():
    files = hollybank(pupils=[*PUPILS, PupilEntry("p-kid", "Nadia", "Rahman", "c-oak")])
    assert rows(files, roll_of(hollybank())) == [("added", "Nadia Rahman", "no_adult")]


def test_an_adult_without_class_gets_a_letter_all_the_same():
    files = with_cell(hollybank(), "enrollments.csv", "in-p-jakub", "status", "tobedeleted")
    assert ("added", "Zofia Nowak", "letter") in rows(files, EMPTY)


def test_an_ended_enrolment_is_history():
    files = with_cell(hollybank(), "enrollments.csv", "in-p-jakub", "endDate", str(TODAY))
    assert rows(files, roll_of(hollybank())) == [("left", "Zofia Nowak", "letter_ends")]


def test_an_end_date_is_exclusive():
    files = with_cell(hollybank(), "enrollments.csv", "in-p-jakub", "endDate", str(date(2026, 11, 25)))
    assert rows(files, roll_of(hollybank())) == [("dates", "Jakub Nowak", "dates")]


def test_a_renamed_class_is_a_row():
    files = hollybank(classes=[CLASSES[0], ClassEntry("c-oak", "Oaks", "Y4")])
    assert rows(files, roll_of(hollybank())) == [("class", "Oaks (Y4)", "class_changed")]


def test_a_blank_email_or_name_known_as_changes_nothing():
    files = with_cell(hollybank(), "users.csv", "a-sam", "email", "")
    files = with_cell(files, "users.csv", "p-jakub", "metadata.preferredGivenName", "")
    assert rows(files, roll_of(hollybank())) == []


def test_an_email_in_other_letters_is_the_same():
    assert (
        rows(
            with_cell(hollybank(), "users.csv", "a-sam", "email", "Sam.Ellis@Example.ORG"),
            roll_of(hollybank()),
        )
        == []
    )


def test_the_preview_is_plain_json():
    plain = compare(read(hollybank()), EMPTY).as_json()
    assert json.loads(json.dumps(plain)) == plain


def test_the_digest_names_the_changes():
    roll = roll_of(hollybank())
    same = compare(read(hollybank()), roll).digest
    assert compare(read(hollybank()), roll).digest == same
    assert (
        compare(read(with_cell(hollybank(), "users.csv", "a-sam", "email", "n@example.org")), roll).digest
        != same
    )


@st.composite
def schools(draw):
    """A small school: any pupils in any class, any links, any rights."""
    pupils = [
        PupilEntry(one.source_id, one.first_name, draw(st.sampled_from(["Potter", "Cross"])), draw(_CLASS))
        for one in draw(st.lists(st.sampled_from(PUPILS), unique=True, min_size=1))
    ]
    contacts = [
        ContactEntry(
            one.source_id, one.first_name, one.last_name, draw(_EMAIL), has_access=draw(st.booleans())
        )
        for one in CONTACTS
    ]
    pairs = st.tuples(st.sampled_from(pupils), st.sampled_from(contacts))
    links = [
        LinkEntry(pupil.source_id, contact.source_id, "mother", draw(_ANSWER), may_join=draw(_JOIN))
        for pupil, contact in draw(st.lists(pairs, unique=True, min_size=1, max_size=8))
    ]
    return hollybank(pupils=pupils, contacts=contacts, links=links)


_CLASS = st.sampled_from(["c-willow", "c-oak"])
_EMAIL = st.sampled_from(["", "a@example.org", "b@example.org"])
_ANSWER = st.sampled_from(["", "yes", "no"])
_JOIN = st.sampled_from(["", "yes"])
_UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_UNHURRIED
@given(schools(), schools())
def test_what_is_written_is_shown_and_applying_again_changes_nothing(first, second):
    roll = roll_of(first)
    diff = compare(read(second), roll)
    assert bool(diff.rows) == (not diff.plan.is_empty)
    settled = compare(read(second), roll_after(roll, diff.plan))
    assert settled.plan.is_empty
    assert settled.rows == ()
    assert settled.gate.ending_links == 0


@pytest.mark.parametrize("pupil", ["p-ellie", "p-jayden"])
def test_rows_name_no_child_of_another_family(pupil):
    """Only rights name a child, and that is the adult's own."""
    diff = compare(read(hollybank()), EMPTY)
    assert all(row.child == "" for row in diff.rows), pupil


def next_year(begins: date) -> dict[str, str]:
    """Everybody in classes of the following year, with new ids."""
    classes = [ClassEntry("c-oak-28", "Oak", "Y4"), ClassEntry("c-rowan-28", "Rowan", "Y5")]
    up = {"c-willow": "c-oak-28", "c-oak": "c-rowan-28"}
    pupils = [replace(one, class_id=up[one.class_id]) for one in PUPILS]
    return hollybank(classes=classes, pupils=pupils, year=YearEntry(2028, begins, date(2028, 7, 21)))


def test_next_years_file_in_good_time_ends_no_place_before_its_day():
    begins = date(2027, 7, 1)
    roll = roll_of(hollybank())
    diff = compare(read(next_year(begins)), roll)
    assert diff.plan.ended_seats == ()
    assert {row.until_on for row in diff.plan.changed_seats} == {begins}
    assert {row.from_on for row in diff.plan.new_seats} == {begins}
    assert compare(read(next_year(begins)), roll_after(roll, diff.plan)).plan.is_empty


def test_next_years_file_leaves_places_alone_that_end_before_it():
    diff = compare(read(next_year(date(2027, 9, 1))), roll_of(hollybank()))
    assert diff.plan.ended_seats == diff.plan.changed_seats == ()
    assert ("moved", "Zofia Nowak", "joins") in [(row.change, row.who, row.outcome) for row in diff.rows]
