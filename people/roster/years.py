"""Year groups as an English school writes them: N, R, Y1 to Y13."""

import re

_WRITTEN = re.compile(r"(?:y|yr|year)?\s*0*(\d{1,2})", re.IGNORECASE)
_WORDS = {"r": "R", "rec": "R", "reception": "R", "yr": "R", "n": "N", "n1": "N", "n2": "N", "nursery": "N"}
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_IN_FRONT = re.compile(r"(?:(?i:y|yr|year)\s*(\d{1,2})\b|(\d{1,2}|R|N)[A-Z]{1,2}\b)")
LONGEST = 8


def year_group(written: str) -> str:
    """One year group, or "" for anything else: "03", "3", "Year 3" and "Y3" are all Y3."""
    text = written.strip()
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    found = _WRITTEN.fullmatch(text)
    if not found or int(found[1]) > 13:
        return ""
    return f"Y{int(found[1])}" if int(found[1]) else "R"


def name_and_year(title: str, grades: list[str]) -> tuple[str, str]:
    """The class's name without its year, and the year: the grades say it, else the title does."""
    bracketed = _IN_BRACKETS.fullmatch(title)
    in_title = year_group(bracketed[2]) if bracketed else ""
    name = bracketed[1] if bracketed and in_title else title
    years = [year for year in map(year_group, grades) if year]
    return name, _joined(years) or in_title or _in_front(title)


def _joined(years: list[str]) -> str:
    distinct = list(dict.fromkeys(years))
    several = "/".join(distinct)
    return several if len(several) <= LONGEST else f"{distinct[0]}–{distinct[-1]}"


def _in_front(title: str) -> str:
    found = _IN_FRONT.match(title)
    return year_group(found[1] or found[2]) if found else ""
