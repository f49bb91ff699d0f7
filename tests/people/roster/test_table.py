import pytest

from people.roster.columns import TableSpec
from people.roster.refusals import RosterRefused
from people.roster.table import read_table

SPEC = TableSpec(
    "people.csv",
    required=("id", "familyName"),
    optional=("email",),
    shown=("id", "familyName"),
    calm=frozenset({"id", "familyName"}),
    about="id",
)


def table_of(text: str | bytes):
    return read_table(text if isinstance(text, bytes) else text.encode(), SPEC)


def kinds(table) -> list[str]:
    return [remark.kind for remark in table.warnings]


def refusal_of(text: str | bytes) -> RosterRefused:
    with pytest.raises(RosterRefused) as refused:
        table_of(text)
    return refused.value


def test_columns_go_by_name_in_any_order():
    table = table_of("email,familyName,id\na@example.org,Ellis,1\n")
    assert dict(table.rows[0].cells) == {"id": "1", "familyName": "Ellis", "email": "a@example.org"}
    assert table.warnings == ()


def test_a_column_in_another_case_is_read_with_a_warning():
    table = table_of("ID,familyname\n1,Ellis\n")
    assert table.rows[0]["familyName"] == "Ellis"
    assert kinds(table) == ["other_case_column", "other_case_column"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xef\xbb\xbfid,familyName\n1,Ellis\n", ["byte_order_mark"]),
        (b"id,familyName\r\n1,Ellis\r\n", ["windows_lines"]),
        (b"id,familyName\n1,Ellis", ["no_last_newline"]),
        (b"id;familyName\n1;Ellis\n", ["semicolons"]),
        (b"id\tfamilyName\n1\tEllis\n", ["tabs"]),
        (b"id,familyName\n1,Ellis\n\n,\n", []),
        (b"id,familyName,\n1,Ellis,\n", []),
    ],
)
def test_odd_ways_of_saving_are_read_and_said(content, said):
    table = table_of(content)
    assert [row["familyName"] for row in table.rows] == ["Ellis"]
    assert kinds(table) == said
    assert not table.problems


def test_windows_1252_is_read_and_said():
    table = table_of("id,familyName\n1,Zoë’s\n".encode("cp1252"))
    assert table.rows[0]["familyName"] == "Zoë’s"
    assert kinds(table) == ["windows_1252"]


def test_a_column_we_do_not_know_is_dropped_and_named():
    table = table_of("id,dateOfBirth,familyName\n1,2019-02-03,Ellis\n")
    assert table.dropped == ("dateOfBirth",)
    assert "2019" not in repr(table)


def test_a_typing_error_in_a_needed_column_offers_the_likely_one():
    refused = refusal_of("id,familyNmae\n1,Ellis\n")
    assert refused.kind == "mistyped_column"
    assert refused.facts["likely"] == "familyNmae"
    assert "familyNmae" in str(refused)


def test_a_typing_error_in_another_column_is_said():
    table = table_of("id,familyName,e-mail\n1,Ellis,x@example.org\n")
    assert kinds(table) == ["likely_column"]
    assert table.rows[0]["email"] == ""


def test_a_file_without_a_heading_is_refused_and_not_quoted():
    refused = refusal_of("1,Ellis,2019-02-03\n2,Clarke,2019-04-05\n")
    assert refused.kind == "missing_column"
    assert "Ellis" not in str(refused)


def test_a_needed_column_twice_is_refused():
    assert refusal_of("id,familyName,id\n1,Ellis,2\n").kind == "column_twice"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"id,familyName\n1,El\0lis\n", "null_bytes"),
        ("id,familyName\n1,Ellis\n".encode("utf-16"), "unreadable"),
        (b"id,familyName\n1,\x81\x8d\n", "unreadable"),
        (b'id,familyName\n1,"Ellis\n2,Clarke\n', "quotes"),
        (b'id,familyName\n1,"Ellis"x\n', "quotes"),
        (b"", "missing_column"),
        (b"\n\n", "missing_column"),
    ],
)
def test_what_is_not_plain_csv_is_refused(content, kind):
    assert refusal_of(content).kind == kind


def test_a_refusal_names_the_line():
    assert refusal_of(b"id,familyName\n1,Ellis\n2,Cl\0arke\n").facts["line"] == 3
    assert refusal_of(b'id,familyName\n1,Ellis\n2,"Clarke\n').facts["line"] == 3


def test_a_refusal_carries_none_of_the_file():
    """A decoding error would hold the whole file; nothing that logs a chain may meet it."""
    refused = refusal_of(b"id,familyName\n1,\x81secret\n")
    assert refused.__cause__ is None
    assert refused.__suppress_context__


def test_lines_of_the_wrong_length_are_listed_by_line():
    table = table_of('id,familyName\n1,"El\nlis"\n2\n\n4,Clarke,x\n')
    assert [(problem.kind, problem.at.line) for problem in table.problems] == [
        ("short_row", 4),
        ("long_row", 6),
    ]
    assert [row.at.line for row in table.rows] == [2]


def test_an_extra_empty_cell_at_the_end_may_be_a_slipped_row():
    """One cell too many at the front pushes a private one into a kept column, and an empty one off the end."""
    table = table_of("id,familyName,phone,email\n1,x,Ellis,07700 900123,\n")
    assert table.rows == ()
    assert "900123" not in repr(table)


def test_a_hundred_thousand_lines_are_enough(monkeypatch):
    monkeypatch.setattr("people.roster.table.MOST_LINES", 3)
    assert refusal_of("id,familyName\n1,a\n2,b\n3,c\n4,d\n").kind == "too_many_lines"


@pytest.mark.parametrize("content", [b"", b"\n \n", b'","', b'b","', b";;;\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_heading_names_the_column_it_lacks(content: bytes) -> None:
    with pytest.raises(RosterRefused):
        read_table(content, SPEC)
