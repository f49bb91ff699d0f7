"""The square on a letter, as one SVG path: no styles, so it passes the strict content policy."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Square:
    """`path` draws the dark modules, one unit each; the drawing is `size` units wide, quiet zone included."""

    path: str
    size: int


QUIET = 2  # the white frame of the printed box adds the rest


def square(address: str) -> Square:
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = [_run(x, y, row) for y, row in enumerate(rows) for x in range(len(row)) if _starts(x, row)]
    return Square("".join(runs), len(rows) + 2 * QUIET)


def _starts(x: int, row: list[int]) -> bool:
    return bool(row[x]) and (x == 0 or not row[x - 1])


def _run(x: int, y: int, row: list[int]) -> str:
    width = 1
    while x + width < len(row) and row[x + width]:
        width += 1
    return f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z"
