"""Unique pupil numbers are recognised by their shape, so that none is ever kept (PE-11)."""

import re
from dataclasses import dataclass

# One check letter, twelve characters that are digits but for the last, which a temporary UPN writes as a letter.
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]", re.IGNORECASE)


@dataclass(frozen=True)
class ColumnShape:
    """What a column looks like, in counts only."""

    filled: int
    distinct: int
    upn_like: int

    @property
    def could_be_an_id(self) -> bool:
        return self.filled > 0 and self.distinct == self.filled and self.upn_like == 0


def looks_like_a_upn(text: str) -> bool:
    return _UPN.fullmatch(text.strip()) is not None


def shapes_of(names: list[str], rows: list[list[str]]) -> dict[str, ColumnShape]:
    """One shape per column; `rows` hold the cells of these columns in the same order."""
    shapes = {}
    for place, name in enumerate(names):
        filled = [row[place].strip() for row in rows if row[place].strip()]
        shapes[name] = ColumnShape(len(filled), len(set(filled)), sum(map(looks_like_a_upn, filled)))
    return shapes
