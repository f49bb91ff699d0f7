"""Opening an upload without trusting it (PE-17). Nothing is written to disk; only files we read are unpacked."""

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from people.roster.refusals import RosterRefused
from people.roster.snapshot import Remark

MEGABYTE = 1024 * 1024
MOST_PACKED = 20 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_FILES = 40
MOST_RATIO = 100
MOST_DIRECTORY = MEGABYTE  # the zip's own list of names; 40 files need a few kilobytes

_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".jar", ".zst")
_ARCHIVE_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_LITTER = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class OpenedArchive:
    """CSV files by lower-case name, with what is odd about their names."""

    files: dict[str, bytes]
    unread: tuple[str, ...]
    warnings: tuple[Remark, ...]


def read_upload(upload: bytes | BinaryIO) -> bytes:
    """The upload's bytes. Raises RosterRefused when it is empty or more than 20 MB."""
    content = upload if isinstance(upload, bytes) else upload.read(MOST_PACKED + 1)
    if not content:
        raise RosterRefused("empty")
    if len(content) > MOST_PACKED:
        raise RosterRefused("too_big", most=MOST_PACKED // MEGABYTE)
    return content


def open_archive(content: bytes, *, name: str, wanted: frozenset[str]) -> OpenedArchive:
    """Check the whole zip, then unpack the `wanted` files in memory. Raises RosterRefused."""
    archive = _archive(content, name)
    entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
    _must_be_few(entries)
    for entry in entries:
        _must_be_safe(entry)
    lists = [entry for entry in entries if not _is_litter(entry)]
    _must_lie_together(lists)
    for entry in lists:
        _must_not_be_an_archive(archive, entry)
    return _unpacked(archive, lists, wanted)


def _archive(content: bytes, name: str) -> zipfile.ZipFile:
    _must_look_like_a_zip(content, name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise RosterRefused("not_a_zip") from None
    if "[Content_Types].xml" in archive.namelist():
        raise RosterRefused("a_workbook")
    return archive


def _must_look_like_a_zip(content: bytes, name: str) -> None:
    ending = content[-65_557:]
    found = ending.rfind(b"PK\x05\x06")
    if found < 0 and name.lower().endswith((".csv", ".txt")):
        raise RosterRefused("a_single_csv", name=PurePosixPath(name).name[:60])
    is_zip64 = found >= 20 and ending[found - 20 : found - 16] == b"PK\x06\x07"
    if found < 0 or found + 22 > len(ending) or is_zip64:
        raise RosterRefused("not_a_zip")
    files = int.from_bytes(ending[found + 10 : found + 12], "little")
    if files > MOST_FILES * 2 or int.from_bytes(ending[found + 12 : found + 16], "little") > MOST_DIRECTORY:
        raise RosterRefused("too_many_files", files=files, most=MOST_FILES)


def _must_be_few(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise RosterRefused("too_many_files", files=len(entries), most=MOST_FILES)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise RosterRefused("unpacks_too_big", most=MOST_UNPACKED // MEGABYTE)


def _must_be_safe(entry: zipfile.ZipInfo) -> None:
    shown = _path(entry).name[:60]
    if _leaves_the_root(entry):
        raise RosterRefused("unsafe_path")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise RosterRefused("a_link", name=shown)
    if entry.flag_bits & 0x1:
        raise RosterRefused("locked")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RosterRefused("damaged", name=shown)
    if entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise RosterRefused("packed_too_tight", name=shown)
    if shown.lower().endswith(_ARCHIVES):
        raise RosterRefused("nested_archive", name=shown)


def _leaves_the_root(entry: zipfile.ZipInfo) -> bool:
    path = entry.orig_filename.replace("\\", "/")
    return not path or path.startswith("/") or ":" in path or "\0" in path or ".." in path.split("/")


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.replace("\\", "/").endswith("/") and not entry.file_size


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    parts = [part.lower() for part in _path(entry).parts]
    return parts[0] in _LITTER or parts[-1] in _LITTER or parts[-1].startswith("._")


def _must_lie_together(entries: list[zipfile.ZipInfo]) -> None:
    folders = {str(_path(entry).parent) for entry in entries}
    if len(folders) > 1 or any("/" in folder for folder in folders):
        raise RosterRefused("folders")


def _must_not_be_an_archive(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if _content(archive, entry, first=8).startswith(_ARCHIVE_STARTS):
        raise RosterRefused("nested_archive", name=_path(entry).name[:60])


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], wanted: frozenset[str]
) -> OpenedArchive:
    files: dict[str, bytes] = {}
    unread, warnings = [], []
    for entry in entries:
        found = _path(entry).name
        name = next((one for one in wanted if one.lower() == found.lower()), None)
        if name is None:
            unread.append(found[:60])
            continue
        if name in files:
            raise RosterRefused("same_file_twice", name=name)
        if found != name:
            warnings.append(Remark("other_case_file", {"found": found, "file": name}))
        files[name] = _content(archive, entry)
    return OpenedArchive(files, tuple(sorted(unread)), tuple(warnings))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, first: int = -1) -> bytes:
    try:
        with archive.open(entry) as packed:
            return packed.read(first)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise RosterRefused("damaged", name=_path(entry).name[:60]) from None
