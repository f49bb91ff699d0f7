"""A row of the wrong length shows kept columns only, whichever cell is missing or split."""

from hypothesis import given
from hypothesis import strategies as st

from people.roster.oneroster_specs import USERS
from people.roster.table import read_table
from people.roster.writing import csv_text

PRIVATE = ["phone", "sms", "password", "grades", "identifier", "username", "dateOfBirth", "middleName"]
HEADING = [*USERS.required, "dateLastModified", "orgSourcedIds", *PRIVATE]


def problem_of(heading: list[str], cells: list[str]):
    content = csv_text([heading, cells]).encode()
    return read_table(content, USERS).problems[0]


@given(st.permutations(HEADING), st.integers(0, len(HEADING) - 1), st.integers(0, 3))
def test_a_slipped_row_shows_no_dropped_value(heading, place, split_into):
    cells = [f"private-{column}" if column in PRIVATE else f"kept-{column}" for column in heading]
    pieces = [f"{cells[place]}-{n}" for n in range(split_into)]
    slipped = cells[:place] + pieces + cells[place + 1 :]
    if len(slipped) != len(heading):
        assert "private" not in repr(problem_of(heading, slipped))


def test_a_slipped_row_shows_no_email_for_it_may_be_a_childs():
    heading = [
        "sourcedId",
        "role",
        "email",
        *[one for one in USERS.required if one not in ("sourcedId", "role", "email")],
    ]
    cells = [f"kept-{column}" for column in heading][:-1]
    assert "kept-email" not in repr(problem_of(heading, cells))


def test_a_slipped_row_still_says_whom_it_is_about():
    heading = [
        "sourcedId",
        "status",
        *[one for one in USERS.required if one not in ("sourcedId", "status")],
        "phone",
    ]
    problem = problem_of(heading, ["p-ellie", "", "true"])
    assert problem.people == ()
    problem = problem_of(heading, ["p-ellie", *[""] * (len(heading) - 2)])
    assert problem.people == ("p-ellie",)
    assert [cell.text for cell in problem.cells] == ["p-ellie", "…"]
