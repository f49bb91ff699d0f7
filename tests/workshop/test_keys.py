import base64
from pathlib import Path

from classchat.workshop.keys import write_missing_keys


def test_keys_are_for_their_owner_only(tmp_path: Path) -> None:
    write_missing_keys(tmp_path / "keys")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    for name in ("SECRET_KEY", "CASE_KEYS"):
        assert (tmp_path / "keys" / name).stat().st_mode & 0o777 == 0o600


def test_a_key_once_made_stays(tmp_path: Path) -> None:
    write_missing_keys(tmp_path)
    before = (tmp_path / "SECRET_KEY").read_text()
    write_missing_keys(tmp_path)
    assert (tmp_path / "SECRET_KEY").read_text() == before


def test_half_written_keys_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "CASE_KEYS").touch()
    write_missing_keys(tmp_path)
    assert len(base64.urlsafe_b64decode((tmp_path / "CASE_KEYS").read_text())) == 32


def test_every_school_has_keys_of_its_own(tmp_path: Path) -> None:
    write_missing_keys(tmp_path / "one")
    write_missing_keys(tmp_path / "two")
    assert (tmp_path / "one" / "SECRET_KEY").read_text() != (tmp_path / "two" / "SECRET_KEY").read_text()
