"""Files as people choose them, good and bad; pictures come from tests.people.photos.files."""

import io
import zipfile

from rooms.attachments.taking import Taken, taken

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42" + bytes(64)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as into:
        for name, content in parts.items():
            into.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"} | more)


def odt(**more: bytes) -> bytes:
    return packed(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"} | more
    )


def take(content: bytes, name: str = "Trip letter.pdf") -> Taken:
    return taken(io.BytesIO(content), name, len(content))
