"""What a file is, by what is in it: neither its name nor what a browser says of it counts."""

from dataclasses import dataclass
from typing import BinaryIO

from rooms.attachments import office
from rooms.attachments.errors import ApplePicture, AttachmentRefused, NothingInIt, OldOffice, Video

_APPLE = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


@dataclass(frozen=True)
class Format:
    """`suffix` with its dot, as the file will be called; pictures have none: they are drawn anew."""

    media_type: str
    suffix: str = ""

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


PICTURE = Format("image/webp")
PDF = Format("application/pdf", ".pdf")


def format_of(file: BinaryIO) -> Format:
    """One of those we take. Raises AttachmentRefused, saying what it is where we know. The file is left anywhere."""
    file.seek(0)
    head = file.read(16)
    if not head:
        raise NothingInIt
    if _is_picture(head):
        return PICTURE
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return Format(*office.kind_of(file))
    raise _stranger(head)


def _is_picture(head: bytes) -> bool:
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
    return head.startswith(starts) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _stranger(head: bytes) -> AttachmentRefused:
    if head[4:8] == b"ftyp":
        return ApplePicture() if head[8:12] in _APPLE else Video()
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return OldOffice()
    if head.startswith(b"\x1aE\xdf\xa3") or (head[:4] == b"RIFF" and head[8:12] == b"AVI "):
        return Video()
    return AttachmentRefused()
