"""The same source id on two lines: read once, skipped, or the whole file refused."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from people.roster.columns import TableSpec
from people.roster.findings import Findings
from people.roster.refusals import RosterRefused
from people.roster.snapshot import Cell, Place, Problem


class Sourced(Protocol):
    @property
    def source_id(self) -> str: ...
    @property
    def at(self) -> Place: ...


R = TypeVar("R", bound=Sourced)


def one_row_each(
    rows: Iterable[R], spec: TableSpec, findings: Findings, *, name_of: Callable[[R], str]
) -> dict[str, R]:
    """Rows by id. Equal lines count once; lines that differ are all skipped.

    Raises RosterRefused when one id carries two names: it may be two people.
    """
    kept: dict[str, R] = {}
    unclear: set[str] = set()
    for row in rows:
        first = kept.setdefault(row.source_id, row)
        if first is row:
            continue
        if name_of(first).casefold() != name_of(row).casefold():
            _refuse(first, row, spec, name_of)
        if type(first) is type(row) and replace(first, at=row.at) == row:  # type: ignore[type-var]
            findings.repeats[spec.file] += 1
            continue
        unclear.add(row.source_id)
        findings.problems.append(_repeated(first, row, spec))
    return {source_id: row for source_id, row in kept.items() if source_id not in unclear}


def _refuse(first: R, second: R, spec: TableSpec, name_of: Callable[[R], str]) -> None:
    raise RosterRefused(
        "same_id",
        file=spec.file,
        id=first.source_id,
        first_line=first.at.line,
        second_line=second.at.line,
        first=name_of(first),
        second=name_of(second),
    )


def _repeated(first: R, second: R, spec: TableSpec) -> Problem:
    return Problem(
        kind="repeated",
        at=second.at,
        cells=(Cell(spec.required[0], second.source_id, is_bad=True),),
        people=(second.source_id,),
        facts={"line": first.at.line},
    )
