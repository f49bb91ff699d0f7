from typing import BinaryIO

from people.roster.archive import open_archive, read_upload
from people.roster.oneroster import read_oneroster
from people.roster.oneroster_specs import READ
from people.roster.snapshot import RosterSnapshot


def read_roster(
    upload: bytes | BinaryIO, name: str, *, extra: bytes | BinaryIO | None = None
) -> RosterSnapshot:
    """What an upload says about the school's roll.

    `upload` is a OneRoster 1.1 bulk CSV zip of at most 20 MB, `name` what the office calls the file, and
    `extra` a contact_rights.csv beside it. Pure: nothing is written to disk or logged.
    Raises RosterRefused when the file as a whole can't be used; single bad lines become `problems`.
    """
    archive = open_archive(read_upload(upload), name=name, wanted=READ)
    return read_oneroster(archive, None if extra is None else read_upload(extra))
