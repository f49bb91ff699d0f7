"""A row that is shorter or longer than its heading: what of it may be shown, and whom it may concern.

In such a row every cell may really belong some columns further left or right. A cell is shown only when
every column it could belong to is harmless, so that a date of birth never appears as a surname (PE-10).
"""

from people.roster.columns import Heading, TableSpec
from people.roster.snapshot import Cell, Place, Problem


def slipped_row(cells: list[str], heading: Heading, spec: TableSpec, at: Place) -> Problem:
    columns = len(heading.names)
    kind = "short_row" if len(cells) < columns else "long_row"
    trusted = [place for place in range(len(cells)) if _is_trusted(place, len(cells), heading, spec)]
    column_at = {place: column for column, place in heading.places.items()}
    shown = [
        Cell(column_at[place], cells[place].strip())
        for place in trusted
        if column_at.get(place) in spec.shown and cells[place].strip()
    ]
    return Problem(
        kind=kind,
        at=at,
        cells=(*shown, Cell("", "…", is_bad=True)),
        people=_people(cells, trusted, heading.places.get(spec.about, -1)),
        facts={"cells": len(cells), "columns": columns},
    )


def _people(cells: list[str], trusted: list[int], about: int) -> tuple[str, ...]:
    """Every trusted cell may be the person's id; nothing when even the id's own place can't be trusted."""
    if about not in trusted or not cells[about].strip():
        return ()
    return tuple(dict.fromkeys(cells[place].strip() for place in trusted if cells[place].strip()))


def _is_trusted(place: int, cells: int, heading: Heading, spec: TableSpec) -> bool:
    shift = len(heading.names) - cells
    first, last = min(place, place + shift), max(place, place + shift)
    window = heading.names[max(first, 0) : last + 1]
    calm = {column.lower() for column in spec.calm}
    return all(name in calm for name in window)
