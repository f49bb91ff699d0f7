from pathlib import Path

import pytest

from classchat.workshop import run, school
from classchat.workshop.trouble import Trouble


def test_fresh_deletes_the_school_and_nothing_else(tmp_path: Path) -> None:
    for name in ("media", "mail", "keys"):
        (tmp_path / name).mkdir()
    for name in ("classchat.sqlite3", "classchat.sqlite3-wal", "school", "my-notes.txt", "keys/SECRET_KEY"):
        (tmp_path / name).touch()
    school.empty(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys", "my-notes.txt"]
    assert (tmp_path / "keys" / "SECRET_KEY").exists()


def test_fresh_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "picture.webp").touch()
    var = tmp_path / "var"
    var.mkdir()
    (var / "media").symlink_to(elsewhere)
    school.empty(var)
    assert not (var / "media").exists()
    assert (elsewhere / "picture.webp").exists()


def test_fresh_refuses_while_another_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/school")
    (tmp_path / "classchat.sqlite3").touch()
    with pytest.raises(Trouble, match="DATABASE_URL"):
        run.prepare(tmp_path, fresh=True, demo=True)
    assert (tmp_path / "classchat.sqlite3").exists()


def test_the_demo_is_never_taken_for_a_school_of_ones_own(tmp_path: Path) -> None:
    school.note_kind(tmp_path, school.DEMO)
    with pytest.raises(Trouble, match="--fresh --no-demo"):
        run.prepare(tmp_path, fresh=False, demo=False)
