"""Which columns a file must have, may have, and may show. Columns go by name, in any order (PE-7)."""

import csv
import difflib
from dataclasses import dataclass

from people.roster.refusals import RosterRefused
from people.roster.snapshot import Remark

LIKELY = 0.75
DELIMITERS = {",": "", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class TableSpec:
    """`shown` is what a problem line prints; `calm` columns tell nothing private when a row has slipped.

    `about` is the column that says whom a line concerns.
    """

    file: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    calm: frozenset[str] = frozenset()
    about: str = "sourcedId"

    @property
    def kept(self) -> tuple[str, ...]:
        return self.required + self.optional


@dataclass(frozen=True)
class Heading:
    """`places` maps each kept column to its position; `names` are the cells as written, lower case."""

    names: tuple[str, ...]
    places: dict[str, int]
    dropped: tuple[str, ...]
    warnings: tuple[Remark, ...]


def delimiter_of(first_line: str, spec: TableSpec) -> str:
    """The delimiter under which the heading has the most columns we know."""
    known = {_plain(column) for column in spec.kept}

    def hits(delimiter: str) -> int:
        cells = next(csv.reader([first_line], delimiter=delimiter), [])
        return sum(_plain(cell) in known for cell in cells)

    return max(DELIMITERS, key=hits)


def read_heading(cells: list[str], spec: TableSpec) -> Heading:
    """Raises RosterRefused when a required column is absent, mistyped or there twice."""
    written = [cell.strip() for cell in cells]
    places: dict[str, int] = {}
    warnings = []
    for column in spec.kept:
        found = [place for place, name in enumerate(written) if _plain(name) == _plain(column)]
        if len(found) > 1:
            raise RosterRefused("column_twice", file=spec.file, column=column)
        if found:
            places[column] = found[0]
            warnings += _case_warning(spec, column, written[found[0]])
    spare = [name for place, name in enumerate(written) if place not in places.values()]
    warnings += _missing(spec, places, spare)
    return Heading(
        tuple(map(_plain, written)), places, tuple(name for name in spare if name), tuple(warnings)
    )


def _plain(name: str) -> str:
    return name.strip().lower()


def _case_warning(spec: TableSpec, column: str, found: str) -> list[Remark]:
    if found == column:
        return []
    return [Remark("other_case_column", {"file": spec.file, "found": found, "expected": column})]


def _missing(spec: TableSpec, places: dict[str, int], spare: list[str]) -> list[Remark]:
    warnings = []
    for column in spec.kept:
        if column in places:
            continue
        likely = _likely(column, spare)
        if column in spec.required and likely:
            raise RosterRefused("mistyped_column", file=spec.file, column=column, likely=likely)
        if column in spec.required:
            raise RosterRefused("missing_column", file=spec.file, column=column)
        if likely:
            warnings.append(Remark("likely_column", {"file": spec.file, "column": column, "likely": likely}))
    return warnings


def _likely(column: str, spare: list[str]) -> str | None:
    """Only a name that nearly spells the column is repeated: a file without a heading must not be quoted."""
    spelled = {"".join(filter(str.isalnum, _plain(name))): name for name in spare}
    close = difflib.get_close_matches(column.lower(), list(spelled), n=1, cutoff=LIKELY)
    return spelled[close[0]] if close else None
