"""DOB: a day and a month given as somebody's date of birth or birthday."""

import re
from collections.abc import Iterator

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?<![\w/.-])(?:{DAY}(?: of)? ?{MONTH}(?:,? (?:\d{{4}}|\d\d)(?!\w))?|{MONTH} {DAY}(?:,? \d{{4}})?"
    r"|[0-3]?\d([/.-])[01]?\d(?:\1\d{2,4})?|\d{4}-[01]\d-[0-3]\d)(?![\w/-])"
)
BORN = re.compile(r"\b(?:born|d\.?o\.?b|dates? of birth|birth ?dates?|date she was born)\b")
BIRTHDAY = re.compile(r"\b(?:birthday|bday|b-day)'?s?\b")
PARTY = re.compile(
    r"\b(?:party|parties|do|bash|celebrat\w*|tea|sleepover|trip|meal|bouncy|invite\w*|rsvp|collection)\b"
)


def birthdays(text: str) -> Iterator[tuple[int, int]]:
    """`text` is folded."""
    if not (BORN.search(text) or BIRTHDAY.search(text)):
        return
    for found in DATE.finditer(text):
        before, after = text[max(0, found.start() - 50) : found.start()], text[found.end() : found.end() + 25]
        birthday = last_match(BIRTHDAY, before)
        said = birthday is not None and not PARTY.search(before[birthday:])
        if (
            BORN.search(before)
            or said
            or re.match(r" is (?:his|her|my \w+'?s?|\w+'s) (?:birthday|bday)\b(?! party)", after)
        ):
            yield found.start(), found.end()


def last_match(pattern: re.Pattern[str], text: str) -> int | None:
    ends = [found.end() for found in pattern.finditer(text)]
    return ends[-1] if ends else None
