import re

import segno

from people.letters.qr import QUIET, square


def test_the_path_draws_exactly_the_dark_modules() -> None:
    drawn = square("https://chat.hollybank.example.org/join#7KQ2M4XD9P")
    rows = segno.make("https://chat.hollybank.example.org/join#7KQ2M4XD9P", error="m", micro=False).matrix
    wanted = {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path)
    found = {(int(x) + n - QUIET, int(y) - QUIET) for x, y, width in runs for n in range(int(width))}
    assert found == wanted
    assert drawn.size == len(rows) + 2 * QUIET
