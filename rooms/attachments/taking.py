"""From a file that somebody chose to what we keep of it: known by its content, scanned, drawn anew."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import ContentFile, File

from rooms.attachments import formats, names, pictures, scanner
from rooms.attachments.errors import MOST_BYTES, TooManyBytes
from rooms.models import Attachment

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Taken:
    """An attachment without a room, and what is to be written to the disk for it."""

    attachment: Attachment
    content: File
    preview: File | None = None


def taken(file: BinaryIO, name: str, size: int) -> Taken:
    """What we keep of a file; its original is not kept. Raises AttachmentRefused. `file` is read in pieces."""
    if size > MOST_BYTES:
        raise TooManyBytes(size)
    kind = formats.format_of(file)
    checked_at = scanner.scanned(file)
    if kind.is_picture:
        return _picture(file, checked_at)
    return _document(file, kind, names.named(name, kind.suffix), size, checked_at)


def _picture(file: BinaryIO, checked_at: datetime | None) -> Taken:
    drawn = pictures.drawn(file)
    attachment = Attachment(
        kind=Attachment.Kind.PICTURE,
        media_type=formats.PICTURE.media_type,
        size=len(drawn.content),
        sha256=hashlib.sha256(drawn.content).hexdigest(),
        width=drawn.width,
        height=drawn.height,
        colour=drawn.colour,
        virus_checked_at=checked_at,
    )
    return Taken(attachment, ContentFile(drawn.content), ContentFile(drawn.preview))


def _document(
    file: BinaryIO, kind: formats.Format, name: str, size: int, checked_at: datetime | None
) -> Taken:
    attachment = Attachment(
        kind=Attachment.Kind.FILE,
        media_type=kind.media_type,
        size=size,
        sha256=_digest(file),
        name=name,
        virus_checked_at=checked_at,
    )
    return Taken(attachment, File(file))


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    found = hashlib.sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()
