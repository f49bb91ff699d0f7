"""Office documents are zip files: which kind one is, and whether it is only a document. Nothing is unpacked."""

import zipfile
from typing import BinaryIO

from rooms.attachments.errors import AttachmentRefused, Damaged, Macros

MOST_CONTENTS = 2 * 1024 * 1024  # bytes of its table of contents: reading one costs memory
MOST_UNPACKED = 300 * 1024 * 1024  # bytes
RATIO = 200  # unpacked to packed: documents stay far below

_TAIL = 22 + 65_535  # the last record of a zip file, and the longest comment behind it
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_BY_PART = {
    "word/document.xml": (f"{_OPEN_XML}wordprocessingml.document", ".docx"),
    "xl/workbook.xml": (f"{_OPEN_XML}spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": (f"{_OPEN_XML}presentationml.presentation", ".pptx"),
}
# Macros old and new, and programs or objects of other programs laid into a document.
_PROGRAMS = (
    "vbaproject.bin",
    ".exe",
    ".dll",
    ".js",
    ".vbs",
    ".hta",
    ".bat",
    ".cmd",
    ".ps1",
    ".jar",
    ".scr",
    ".lnk",
)
_WITH_PROGRAMS = ("basic/", "scripts/", "xl/macrosheets/", "xl/activex/", "word/activex/", "ppt/activex/")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_BY_MIMETYPE = {
    f"{_OPEN_DOCUMENT}text": ".odt",
    f"{_OPEN_DOCUMENT}spreadsheet": ".ods",
    f"{_OPEN_DOCUMENT}presentation": ".odp",
}


def kind_of(file: BinaryIO) -> tuple[str, str]:
    """Media type and suffix. Raises Damaged, Macros; AttachmentRefused for any other zip file, or a bomb."""
    _must_have_short_contents(file)
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            _must_be_no_bomb(parts)
            names = {part.filename for part in parts}
            kind = _kind(packed, names)
            _must_bring_no_programs(packed, names)
    except AttachmentRefused:
        raise
    except Exception as broken:  # the zip reader stumbles over bad files in many ways
        raise Damaged from broken
    return kind


def _must_have_short_contents(file: BinaryIO) -> None:
    """Reading the table of contents makes an object of each line: looked at before it is read."""
    end = file.seek(0, 2)
    file.seek(max(0, end - _TAIL))
    tail = file.read()
    last = tail.rfind(b"PK\x05\x06")
    if last < 0 or len(tail) < last + 22:
        raise Damaged
    if b"PK\x06\x07" in tail:  # zip64: for files far larger than we take
        raise AttachmentRefused
    if int.from_bytes(tail[last + 12 : last + 16], "little") > MOST_CONTENTS:
        raise AttachmentRefused


def _must_be_no_bomb(parts: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > RATIO * max(packed, 1):
        raise AttachmentRefused


def _kind(packed: zipfile.ZipFile, names: set[str]) -> tuple[str, str]:
    if "[Content_Types].xml" in names:
        for part, kind in _BY_PART.items():
            if part in names:
                return kind
    if "mimetype" in names:
        with packed.open("mimetype") as written:
            media_type = written.read(100).decode("ascii", "replace").strip()
        if media_type in _BY_MIMETYPE:
            return media_type, _BY_MIMETYPE[media_type]
    raise AttachmentRefused


def _must_bring_no_programs(packed: zipfile.ZipFile, names: set[str]) -> None:
    if any(name.lower().endswith(_PROGRAMS) for name in names):
        raise Macros
    if any(name.lower().startswith(_WITH_PROGRAMS) for name in names):
        raise Macros
    if "[Content_Types].xml" in names:
        with packed.open("[Content_Types].xml") as written:
            if b"macroEnabled" in written.read(1_000_000):
                raise Macros
