"""Where a page of results ended: in each room it showed something of, the seq that was shown last.

As text "17.812-18.44": room 17 goes on before 812, room 18 before 44. Nothing is counted, nothing skipped.
"""

import re

Cursor = dict[int, int]

_MOST = 2000  # characters
_SHAPE = re.compile(r"\d{1,9}\.\d{1,9}(-\d{1,9}\.\d{1,9})*", re.ASCII)


def read_cursor(text: str) -> Cursor:
    """The cursor; an empty one, which is the first page, for anything that is none."""
    if len(text) > _MOST or not _SHAPE.fullmatch(text):
        return {}
    return {int(room): int(seq) for room, seq in (part.split(".") for part in text.split("-"))}


def write_cursor(cursor: Cursor) -> str:
    return "-".join(f"{room}.{seq}" for room, seq in sorted(cursor.items()))
