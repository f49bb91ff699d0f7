"""PHONE: British numbers, international ones, and those spelled out or written with letters."""

import re
from collections.abc import Iterator

from guard.details.places import is_public
from guard.reading import Reading

DIGITS = r"0-9oil"
CANDIDATE = re.compile(rf"(?<![\w.@/#-])(?:\+|\(?\+?0|oh?)[{DIGITS}() .\-]{{8,22}}[{DIGITS}](?![\w@])")
LETTER_DIGITS = str.maketrans("oil", "011", "h")
SPOKEN = {
    "zero": "0",
    "oh": "0",
    "o": "0",
    "nought": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
}
SPOKEN |= {"six": "6", "seven": "7", "eight": "8", "nine": "9", "hundred": "00"}
TIMES = {"double": 2, "triple": 3, "treble": 3}
NOT_PRIVATE = re.compile(r"^0(?:800|808|3\d\d|845|870|844|871)")


def phones(reading: Reading, public: frozenset[str]) -> Iterator[tuple[int, int]]:
    text = reading.folded.text
    for found in CANDIDATE.finditer(text):
        number = national(found[0])
        start = found.start()
        if (
            number
            and number not in public
            and not NOT_PRIVATE.match(number)
            and not is_public(text, start, found.end())
        ):
            yield start, found.end()
    yield from spelled(reading)


def national(written: str) -> str:
    """The number as dialled at home, `07700900123`, or empty when it is none."""
    digits = re.sub(r"\D", "", written.translate(LETTER_DIGITS))
    if sum(letter.isdigit() for letter in written) < 6:
        return ""
    if written.startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("0044").removeprefix("44").removeprefix("0")
    elif written.startswith("+") or digits.startswith("00"):
        return digits if 9 <= len(digits) <= 17 else ""
    plausible = len(digits) in (10, 11) and digits[0] == "0" and digits[1] in "1235789"
    return digits if plausible else ""


def spelled(reading: Reading) -> Iterator[tuple[int, int]]:
    """`oh seven seven double oh nine ...`"""
    over = 0
    for place in [place for place, word in enumerate(reading.words) if word in SPOKEN]:
        if place < over:
            continue
        digits, over = run_of_digits(reading, place)
        if re.fullmatch(r"0\d{9,10}", digits):
            yield reading.starts[place], reading.ends[over - 1]


def run_of_digits(reading: Reading, place: int) -> tuple[str, int]:
    digits, times = "", 1
    while place < len(reading.words):
        word = reading.words[place]
        if word in TIMES:
            times = TIMES[word]
        elif word in SPOKEN or word.isdigit():
            digits += SPOKEN.get(word, word) * times
            times = 1
        else:
            break
        place += 1
    return digits, place
