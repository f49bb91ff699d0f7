"""From the bytes of one CSV file to text, saying aloud what had to be guessed (PE-7)."""

import codecs

from people.roster.refusals import RosterRefused
from people.roster.snapshot import Remark

_UNREADABLE_STARTS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes, file: str) -> tuple[str, list[Remark]]:
    """Text with plain line ends, and what was odd. Raises RosterRefused."""
    if content.startswith(_UNREADABLE_STARTS):
        raise RosterRefused("unreadable", file=file)
    if b"\0" in content:
        raise RosterRefused("null_bytes", file=file, line=content[: content.index(b"\0")].count(b"\n") + 1)
    odd = []
    if content.startswith(codecs.BOM_UTF8):
        odd.append("byte_order_mark")
    text, is_windows = _text(content, file)
    if is_windows:
        odd.append("windows_1252")
    if "\r" in text:
        odd.append("windows_lines")
    if text and not text.endswith(("\n", "\r")):
        odd.append("no_last_newline")
    return text.replace("\r\n", "\n").replace("\r", "\n"), [Remark(kind, {"file": file}) for kind in odd]


def _text(content: bytes, file: str) -> tuple[str, bool]:
    """Every chain is cut with `from None`: a decoding error carries the file's own bytes."""
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError:
        raise RosterRefused("unreadable", file=file) from None
