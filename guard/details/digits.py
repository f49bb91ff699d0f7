"""Where digits, or the word for a house, stand: what needs one is looked for only there."""

import re
from collections.abc import Iterator

AROUND = re.compile(r"\d(?:[^\d]{0,104}\d)*")
BEFORE, AFTER = 24, 80


def near_digits(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch: no pattern reaches further from its digits, so what stands beyond never counts."""
    return [(max(0, found.start() - BEFORE), found.end() + AFTER) for found in AROUND.finditer(text)]


def near(pattern: re.Pattern[str], text: str, before: int, after: int) -> list[tuple[int, int]]:
    """Stretches around whatever the pattern finds, put together where they touch."""
    joined: list[tuple[int, int]] = []
    for found in pattern.finditer(text):
        start, end = max(0, found.start() - before), found.end() + after
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def found_in(
    pattern: re.Pattern[str], text: str, stretches: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """What `finditer` would find, in order, once each."""
    last = 0
    for start, end in stretches:
        for found in pattern.finditer(text, max(start, last), end):
            last = found.end()
            yield found
