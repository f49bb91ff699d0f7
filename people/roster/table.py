"""One CSV file as rows of kept columns. Cells of other columns are let go of here and never seen again."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn

from people.roster.columns import DELIMITERS, Heading, TableSpec, delimiter_of, read_heading
from people.roster.encoding import decode
from people.roster.refusals import RosterRefused
from people.roster.slipped import slipped_row
from people.roster.snapshot import Place, Problem, Remark
from people.roster.upn import ColumnShape, shapes_of

MOST_LINES = 100_000


@dataclass(frozen=True)
class Row:
    """The kept cells of one line, trimmed; a kept column that the file lacks reads as empty."""

    at: Place
    cells: MappingProxyType[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    spec: TableSpec
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Remark, ...]
    dropped: tuple[str, ...]
    shapes: dict[str, ColumnShape]  # of dropped columns, without a single value


def read_table(content: bytes, spec: TableSpec) -> Table:
    """Raises RosterRefused; a line of the wrong length becomes a Problem instead of a Row."""
    text, warnings = decode(content, spec.file)
    delimiter = delimiter_of(text.lstrip("\n").split("\n", 1)[0], spec)
    if DELIMITERS[delimiter]:
        warnings.append(Remark(DELIMITERS[delimiter], {"file": spec.file}))
    lines = _lines(text, delimiter, spec.file)
    _line, names = next(lines, (0, []))
    if not names:
        raise RosterRefused("missing_column", file=spec.file, column=spec.required[0])
    heading = read_heading(names, spec)
    rows, problems, others = [], [], []
    for line, cells in lines:
        at = Place(spec.file, line)
        if len(cells) != len(heading.names):
            problems.append(slipped_row(cells, heading, spec, at))
            continue
        rows.append(Row(at, MappingProxyType({name: cells[i].strip() for name, i in heading.places.items()})))
        others.append([cells[i] for i in range(len(cells)) if i not in heading.places.values()])
    return Table(
        spec=spec,
        rows=tuple(rows),
        problems=tuple(problems),
        warnings=tuple(warnings) + heading.warnings,
        dropped=heading.dropped,
        shapes=shapes_of(_dropped_names(heading), others),
    )


def _lines(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that holds anything, with the number of its first line."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    start, count = 1, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            _refuse_quotes(file, start)
        if any(cell.strip() for cell in cells):
            count += 1
            yield start, cells
        if count > MOST_LINES:
            raise RosterRefused("too_many_lines", file=file, most=MOST_LINES)
        start = reader.line_num + 1


def _refuse_quotes(file: str, line: int) -> NoReturn:
    raise RosterRefused("quotes", file=file, line=line) from None


def _dropped_names(heading: Heading) -> list[str]:
    kept = set(heading.places.values())
    return [name for place, name in enumerate(heading.names) if place not in kept]
