"""iCalendar text (RFC 5545): escaped, folded at 75 octets, lines ended by CR LF. Times are in UTC, whole days dates."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

MOST_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

Line = tuple[str, str]  # name with its parameters, value as it stands


def calendar(name: str, events: Iterable[list[Line]], *, method: str = "PUBLISH") -> bytes:
    """A whole file. `name` is what calendar apps call it; apps are asked to look again every hour."""
    lines: list[Line] = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//ClassChat//Events//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method),
        ("X-WR-CALNAME", text(name)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"),
        ("X-PUBLISHED-TTL", "PT1H"),
    ]
    for event in events:
        lines += [("BEGIN", "VEVENT"), *event, ("END", "VEVENT")]
    lines.append(("END", "VCALENDAR"))
    return "".join(f"{folded(f'{key}:{value}')}\r\n" for key, value in lines).encode()


def text(words: str) -> str:
    """People's words as a TEXT value: nothing in them can end the line or begin another property."""
    words = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", words)
    words = _CONTROL.sub("", words)
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def day(on: date) -> str:
    return on.strftime("%Y%m%d")


def folded(line: str) -> str:
    """At most 75 octets to a line, never a letter cut in two; what goes on begins with a blank."""
    pieces, piece, room = [], "", MOST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", MOST_OCTETS - 1
        piece += letter
        room -= size
    return "\r\n".join([*pieces, piece])
