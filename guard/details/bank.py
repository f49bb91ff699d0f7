"""BANK: sort codes, account numbers, IBANs, cards."""

import re
from collections.abc import Iterator

from guard.details.digits import found_in

Stretches = list[tuple[int, int]]
SORT = re.compile(r"(?<![\w-])(?:\d\d[- ]\d\d[- ]\d\d|\d{6})(?![\w/-])")
ACCOUNT = re.compile(r"(?<![\w-])\d{8}(?![\w-])|(?<![\w-])\d{4} \d{4}(?![ -]?\w*\d)")
SORT_WORDS = re.compile(r"\b(?:sort ?codes?|s/c|sc|bank|bacs|transfer)\b")
ACCOUNT_WORDS = re.compile(r"\b(?:account|acc|acct|a/c|ac no|acc no|bank|bacs)\b")
IBAN = re.compile(r"(?<!\w)[a-z]{2}\d\d(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?(?!\w)")
CARD = re.compile(r"(?<![\w-])[2-6](?:[ -]?\d){12,18}(?![\w-])")
ELSEWHERE = re.compile(r"\b(?:order|ref\w*|parcel|tracking|isbn|ticket|tickets|invoice|booking)\b")


def bank_details(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    """`text` is folded."""
    accounts = [
        found for found in found_in(ACCOUNT, text, stretches) if not ELSEWHERE.search(before(text, found, 30))
    ]
    sorts = list(found_in(SORT, text, stretches))
    pairs = (
        {one.start(): other for one in sorts for other in accounts if 0 < other.start() - one.end() <= 30}
        if len(sorts) < 40
        else {}
    )
    for found in sorts:
        if found.start() in pairs or SORT_WORDS.search(before(text, found, 30)):
            yield found.start(), found.end()
    paired = {other.start() for other in pairs.values()}
    for found in accounts:
        if found.start() in paired or ACCOUNT_WORDS.search(before(text, found, 40)):
            yield found.start(), found.end()
    yield from ibans(text, stretches)
    yield from cards(text, stretches)


def before(text: str, found: re.Match[str], reach: int) -> str:
    return text[max(0, found.start() - reach) : found.start()]


def ibans(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    for found in found_in(IBAN, text, stretches):
        written = found[0].replace(" ", "")
        if 15 <= len(written) <= 34 and iban_remainder(written) == 1:
            yield found.start(), found.end()


def iban_remainder(written: str) -> int:
    """ISO 13616: the first four to the end, letters as numbers from 10, modulo 97."""
    turned = written[4:] + written[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97


def cards(text: str, stretches: Stretches) -> Iterator[tuple[int, int]]:
    for found in found_in(CARD, text, stretches):
        digits = re.sub(r"\D", "", found[0])
        if luhn(digits) and not ELSEWHERE.search(before(text, found, 30)):
            yield found.start(), found.end()


def luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
