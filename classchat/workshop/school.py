"""Which school lies in var/: the demo or one's own."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from classchat.workshop.trouble import Trouble

DATABASE = "classchat.sqlite3"
CONTENTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "media", "mail", "static", "uploads", "school")
OWN, DEMO = "own", "demo"


def must_be_writable(folder: Path) -> None:
    """Refuse a var/ that cannot be written before anything is installed or begun."""
    try:
        if folder.exists() and not folder.is_dir():
            raise Trouble(f"{folder} is not a folder. Move it away, or set CLASSCHAT_VAR to another one.")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        with contextlib.suppress(FileNotFoundError), (folder / DATABASE).open("r+b"):
            pass
    except OSError as error:
        raise Trouble(
            f"{folder} cannot be written: {error.strerror}. Set CLASSCHAT_VAR to a folder that can."
        ) from None


def empty(folder: Path) -> None:
    """Delete the school: database, uploads, mail. The keys stay; other files in the folder are not ours."""
    for name in CONTENTS:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def kind(folder: Path) -> str:
    """`own`, `demo`, or nothing before the first start came to its end."""
    note = folder / "school"
    return note.read_text().strip() if note.exists() else ""


def note_kind(folder: Path, which: str) -> None:
    (folder / "school").write_text(which + "\n")
