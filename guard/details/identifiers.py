"""NHS_NO, UPN, NINO: numbers that identify a person, told from order numbers by check digits and words nearby."""

import re
from collections.abc import Iterator

from guard.details.digits import found_in

Stretches = list[tuple[int, int]]
TEN = re.compile(r"(?<![\w-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w-])")
HEALTH_NUMBER = re.compile(
    r"\b(?:nhs|red book|medical|health|flu|jabs?|vaccin\w+|immunisation|prescription|hospital|patient|surgery|gp)"
    r" ?(?:no\.?|num\w*|card|form|letter|#)?\b"
)
ORDER = re.compile(
    r"\b(?:order|ref\w*|parcel|tracking|invoice|ticket|booking|isbn|policy|receipt|number plate|call|ring|text)\b"
)
UPN = re.compile(r"(?<!\w)([a-hj-np-rt-z])[ ]?((?:\d[ ]?){11})([\da-z])(?!\w)")
UPN_LETTERS = "abcdefghjklmnpqrtuvwxyz"
NINO = re.compile(
    r"(?<!\w)(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prtw-z] ?[a-ceghj-npr-tw-z] ?(?:\d ?){6}[a-d](?!\w)"
)


def nhs_numbers(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    """`text` is folded. Modulus 11 lets one order number in eleven through, so a word nearby is asked for, too."""
    for found in found_in(TEN, text, stretches):
        near = text[max(0, found.start() - 60) : found.start()]
        named = HEALTH_NUMBER.search(near)
        ordered = ORDER.search(near[-25:])
        if named and not ordered and passes_modulus_11(found[1] + found[3] + found[4]):
            yield found.start(), found.end()


def passes_modulus_11(digits: str) -> bool:
    """NHS Data Model: weights 10 to 2; a remainder that asks for 10 is invalid."""
    check = -sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check == int(digits[9])


def upns(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    """Unique pupil numbers: a check letter and twelve digits; the last may be a letter in a temporary one."""
    for found in found_in(UPN, text, stretches):
        digits = found[2].replace(" ", "")
        named = "upn" in text[max(0, found.start() - 40) : found.start()]
        if named or (found[3].isdigit() and check_letter(digits + found[3]) == found[1]):
            yield found.start(), found.end()


def check_letter(digits: str) -> str:
    """DfE: weights 2 to 13, remainder modulo 23."""
    return UPN_LETTERS[sum(int(digit) * weight for weight, digit in enumerate(digits, 2)) % 23]


def ninos(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    for found in found_in(NINO, text, stretches):
        yield found.start(), found.end()
