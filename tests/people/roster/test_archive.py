import io
import stat
import zipfile

import pytest

from people.roster import archive
from people.roster.archive import MEGABYTE, open_archive
from people.roster.oneroster_specs import READ
from people.roster.reading import read_roster
from people.roster.refusals import RosterRefused
from tests.people.roster.files import hollybank, zipped


def refusal_of(content: bytes, name: str = "hollybank.zip") -> RosterRefused:
    with pytest.raises(RosterRefused) as refused:
        read_roster(content, name)
    assert str(refused.value), "the office reads a sentence"
    return refused.value


def with_entry(name: str, content: bytes = b"x", **traits: int) -> bytes:
    """Hollybank's zip with one more entry."""
    packed = io.BytesIO(zipped(hollybank()))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as opened:
        entry = zipfile.ZipInfo(name)
        for trait, value in traits.items():
            setattr(entry, trait, value)
        opened.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def test_an_ordinary_zip_is_read():
    assert read_roster(zipped(hollybank()), "hollybank.zip").pupils


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    opened = []
    monkeypatch.setattr(archive, "_content", lambda *args, **kwargs: opened.append(args))
    assert refusal_of(with_entry("resources.csv", b"0" * 5 * MEGABYTE)).kind == "packed_too_tight"
    assert not opened, "refused before a single entry was unpacked"


def test_a_zip_that_unpacks_to_more_than_200_mb_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    assert refusal_of(zipped(hollybank())).kind == "unpacks_too_big"


def test_a_size_that_lies_unpacks_no_more_than_it_says():
    """The bomb whose heading claims one byte."""
    honest = with_entry("results.csv", b"0" * 400_000)
    place = honest.rindex(b"results.csv") - 46
    lying = honest[: place + 24] + (1).to_bytes(4, "little") + honest[place + 28 :]
    with pytest.raises(RosterRefused):
        open_archive(lying, name="a.zip", wanted=frozenset({"results.csv"}))


@pytest.mark.parametrize("inner", ["more.zip", "users.csv.gz", "old.7z"])
def test_an_archive_in_the_archive_is_refused(inner):
    assert refusal_of(with_entry(inner)).kind == "nested_archive"


def test_a_nested_zip_under_another_name_is_refused():
    assert refusal_of(with_entry("results.csv", zipped({"a": "b"}))).kind == "nested_archive"


@pytest.mark.parametrize(
    "path", ["../x.csv", "a/../../x.csv", "/etc/x.csv", "C:\\x.csv", "..\\x.csv", "C:x.csv"]
)
def test_a_path_outside_the_root_is_refused(path):
    assert refusal_of(with_entry(path)).kind == "unsafe_path"


def test_a_link_is_refused():
    link = with_entry("demographics.csv", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert refusal_of(link).kind == "a_link"


def test_a_zip_with_a_password_is_refused():
    content = zipped(hollybank())
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = content.index(start) + (6 if start == b"PK\x03\x04" else 8)
        content = content[:flags] + b"\x01\x00" + content[flags + 2 :]
    assert refusal_of(content).kind == "locked"


def test_forty_one_files_are_too_many():
    files = hollybank() | {f"extra{n}.txt": "x" for n in range(34)}
    assert refusal_of(zipped(files)).kind == "too_many_files"
    assert read_roster(zipped(dict(list(files.items())[:40])), "forty.zip").pupils


def test_a_directory_of_a_hundred_thousand_names_is_not_even_listed():
    content = zipped({f"{n}": "" for n in range(3000)})
    assert refusal_of(content).kind == "too_many_files"


def test_more_than_20_mb_is_refused():
    assert refusal_of(b"0" * (20 * MEGABYTE + 1)).kind == "too_big"
    assert refusal_of(io.BytesIO(b"0" * (20 * MEGABYTE + 1))).kind == "too_big"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "a.zip", "empty"),
        (b"hello", "a.zip", "not_a_zip"),
        (b"%PDF-1.4", "letter.pdf", "not_a_zip"),
        (b"sourcedId,role\n", "users.csv", "a_single_csv"),
        (zipped({"[Content_Types].xml": "<x/>"}), "roll.xlsx", "a_workbook"),
        (zipped(hollybank())[:-40], "cut.zip", "not_a_zip"),
    ],
)
def test_what_is_no_roster_zip_is_refused_by_name(content, name, kind):
    assert refusal_of(content, name).kind == kind


def test_a_damaged_file_is_named():
    content = zipped(hollybank())
    start = content.index(b"users.csv") + len(b"users.csv")
    damaged = (
        content[:start] + bytes(byte ^ 0xFF for byte in content[start : start + 60]) + content[start + 60 :]
    )
    refused = refusal_of(damaged)
    assert refused.kind == "damaged"
    assert "users.csv" in str(refused)


def test_one_folder_around_the_files_is_fine():
    files = {f"export/{name}": text for name, text in hollybank().items()}
    assert read_roster(zipped(files), "a.zip").pupils


def test_what_a_mac_adds_is_left_aside():
    files = hollybank() | {"__MACOSX/._users.csv": "\0\5", ".DS_Store": "\0"}
    snapshot = read_roster(zipped(files), "a.zip")
    assert snapshot.pupils
    assert not [column for column in snapshot.dropped_columns if "MACOSX" in column or "DS_Store" in column]


@pytest.mark.parametrize("extra", ["old/users.csv", "a/b/users.csv"])
def test_files_in_several_folders_are_refused(extra):
    assert refusal_of(zipped(hollybank() | {extra: "x"})).kind == "folders"


def test_file_names_in_another_case_are_read_with_a_warning():
    files = hollybank()
    files["USERS.CSV"] = files.pop("users.csv")
    snapshot = read_roster(zipped(files), "a.zip")
    assert snapshot.pupils
    assert [remark.facts["found"] for remark in snapshot.warnings] == ["USERS.CSV"]


def test_the_same_file_twice_in_two_cases_is_refused():
    files = hollybank()
    assert refusal_of(zipped(files | {"Users.csv": files["users.csv"]})).kind == "same_file_twice"


def test_files_we_do_not_read_are_named_and_not_opened():
    snapshot = read_roster(zipped(hollybank() | {"demographics.csv": "x"}), "a.zip")
    assert "demographics.csv" in snapshot.dropped_columns
    assert "demographics.csv" not in READ
