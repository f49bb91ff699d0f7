from datetime import date

import pytest

from people.roster.reading import read_roster
from people.roster.refusals import RosterRefused
from people.roster.words import problem_words
from tests.people.roster.files import Files, edited, hollybank, read, zipped

RIGHTS = "contact_rights.csv"
HEADING = hollybank()[RIGHTS].split("\n")[0]
WHO = "p-ellie,a-sam"


def with_rights(*lines: str) -> Files:
    return {**hollybank(), RIGHTS: "\n".join([HEADING, *lines, ""])}


def link_of(snapshot, pupil: str = "p-ellie", contact: str = "a-sam"):
    return next(row for row in snapshot.guardianships if (row.pupil, row.contact) == (pupil, contact))


def test_the_overlay_says_who_holds_responsibility():
    link = link_of(read(with_rights(f"{WHO},Mother,Y,2,,,")))
    assert (link.relationship, link.parental_responsibility, link.priority) == ("Mother", "yes", 2)
    assert link.may_join == "yes"


def test_blank_rights_are_unknown():
    link = link_of(read(with_rights(f"{WHO},,,,,,")))
    assert (link.parental_responsibility, link.may_join, link.priority) == ("unknown", "unknown", None)
    assert link.relationship == "parent", "the role in users.csv"


def test_without_the_overlay_all_rights_are_unknown():
    files = hollybank()
    del files[RIGHTS]
    assert {(row.parental_responsibility, row.may_join) for row in read(files).guardianships} == {
        ("unknown", "unknown")
    }


@pytest.mark.parametrize("yes", ["Y", "yes", "T", "TRUE", "1", "tick", "✓", " Yes "])
def test_every_way_of_saying_yes(yes):
    assert link_of(read(with_rights(f"{WHO},mother,{yes},,,,"))).parental_responsibility == "yes"


@pytest.mark.parametrize("no", ["N", "No", "f", "FALSE", "0"])
def test_every_way_of_saying_no(no):
    assert link_of(read(with_rights(f"{WHO},mother,{no},,,,"))).parental_responsibility == "no"


@pytest.mark.parametrize("nothing", ["", "null", "NULL", "unknown", "N/A"])
def test_null_is_unknown_never_no(nothing):
    assert link_of(read(with_rights(f"{WHO},mother,{nothing},,{nothing},,"))).may_join == "unknown"


@pytest.mark.parametrize(
    ("relationship", "responsibility", "code", "may_join"),
    [
        ("parent", "yes", "", "yes"),
        ("Father", "yes", "", "yes"),
        ("guardian", "yes", "", "yes"),
        ("parent", "no", "", "unknown"),
        ("parent", "", "", "unknown"),
        ("relative", "yes", "", "unknown"),
        ("sibling", "yes", "", "unknown"),
        ("other", "yes", "", "unknown"),
        ("grandparent", "yes", "", "unknown"),
        ("parent", "yes", "court order", "no"),
        ("parent", "yes", "Y", "no"),
        ("parent", "yes", "N", "yes"),
    ],
)
def test_the_default_for_joining(relationship, responsibility, code, may_join):
    files = with_rights(f"{WHO},{relationship},{responsibility},,,{code},")
    assert link_of(read(files)).may_join == may_join


def test_what_is_stated_wins_over_the_default():
    assert (
        link_of(read(with_rights("p-freya,a-gran,grandparent,no,,yes,,")), "p-freya", "a-gran").may_join
        == "yes"
    )


def test_a_restriction_keeps_its_code_and_review_date():
    link = link_of(read(with_rights(f"{WHO},mother,yes,,no,CO2,2027-01-31")))
    assert (link.may_join, link.reason_code, link.review_on) == ("no", "CO2", date(2027, 1, 31))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"{WHO},mother,perhaps,,,,", "bad_answer"),
        (f"{WHO},mother,yes,first,,,", "bad_number"),
        (f"{WHO},mother,yes,-1,,,", "bad_number"),
        (f"{WHO},mother,yes,,,CO2,31/01/2027", "bad_date"),
        (f"{WHO},mother,yes,,no,,", "no_without_code"),
        (f"{WHO},mother,yes,,yes,CO2,", "yes_with_code"),
        (f"{WHO},{'m' * 41},yes,,,,", "too_long"),
        (f"{WHO},mother 07700 900123,yes,,,,", "number_in_name"),
        ("p-nobody,a-sam,mother,yes,,,,", "unknown_pupil"),
        ("a-tom,a-sam,mother,yes,,,,", "unknown_pupil"),
        ("p-ellie,a-nobody,mother,yes,,,,", "unknown_contact"),
        ("p-ellie,a-tom,mother,yes,,,,", "not_linked"),
        (",a-tom,mother,yes,,,,", "blank"),
        (f"{WHO},mother,yes", "short_row"),
    ],
)
def test_a_bad_line_leaves_its_link_without_rights(line, kind):
    snapshot = read(with_rights(line))
    [problem] = snapshot.problems
    assert (problem.kind, problem.at.line) == (kind, 2)
    assert all(problem_words(kind, dict(problem.facts)))
    assert link_of(snapshot).may_join == "unknown"


def test_the_story_behind_a_restriction_is_not_kept():
    snapshot = read(with_rights(f"{WHO},mother,yes,,no,He was told by the judge on Tuesday,"))
    assert [problem.kind for problem in snapshot.problems] == ["bad_code"]
    assert "judge" not in repr(snapshot)


def test_two_lines_that_differ_leave_the_link_unsure():
    snapshot = read(with_rights(f"{WHO},mother,yes,,,,", f"{WHO},mother,no,,,,"))
    assert [problem.kind for problem in snapshot.problems] == ["repeated"]
    assert snapshot.unsure_links == {("p-ellie", "a-sam")}
    assert link_of(snapshot).may_join == "unknown"


def test_a_typing_error_in_the_heading_is_refused():
    """ "restrction_code" unread would let a restricted adult in."""
    with pytest.raises(RosterRefused) as refused:
        read(edited(hollybank(), RIGHTS, "restriction_code", "restrction_code"))
    assert refused.value.kind == "mistyped_column"


def test_a_file_beside_the_zip_wins():
    beside = f"{HEADING}\n{WHO},mother,,,,,\n".encode()
    snapshot = read_roster(zipped(hollybank()), "a.zip", extra=beside)
    assert link_of(snapshot).may_join == "unknown"
    assert [remark.kind for remark in snapshot.warnings] == ["two_rights_files"]
