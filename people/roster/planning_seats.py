from collections.abc import Iterator
from dataclasses import dataclass, replace

from people.roster.roll import RollState, Seat
from people.roster.snapshot import EnrolmentRow, RosterSnapshot


@dataclass(frozen=True)
class Seats:
    new: tuple[EnrolmentRow, ...]
    changed: tuple[EnrolmentRow, ...]
    ended: tuple[Seat, ...]


def plan_seats(
    snapshot: RosterSnapshot, roll: RollState, leaving: tuple[str, ...], nobody_leaves: bool
) -> Seats:
    """`leaving` pupils lose their seats; under `nobody_leaves` a seat ends only where another begins."""
    wanted = _wanted(snapshot, roll)
    by_file = {row.source_id for row in snapshot.pupils} - snapshot.unplaced_pupils
    by_file -= {one.source_id for one in roll.pupils.values() if one.is_office}
    mine = {seat: row for seat, row in wanted.items() if seat[0] in by_file}
    ending = {pupil for pupil, _ in mine} if nobody_leaves else by_file | set(leaving)
    return Seats(
        new=tuple(row for seat, row in mine.items() if seat not in roll.seats),
        changed=tuple(_changed(mine, roll)),
        ended=tuple(seat for seat in roll.seats if seat not in wanted and seat[0] in ending),
    )


def _wanted(snapshot: RosterSnapshot, roll: RollState) -> dict[Seat, EnrolmentRow]:
    """One line per pupil and class: those that have ended are history, of the rest the longest counts."""
    wanted: dict[Seat, EnrolmentRow] = {}
    for row in snapshot.enrolments:
        if row.until_on is not None and row.until_on <= roll.today:
            continue
        seat = (row.pupil, row.school_class)
        if seat not in wanted or _lasts_longer(row, wanted[seat]):
            wanted[seat] = row
    return wanted


def _lasts_longer(row: EnrolmentRow, other: EnrolmentRow) -> bool:
    return other.until_on is not None and (row.until_on is None or row.until_on > other.until_on)


def _changed(wanted: dict[Seat, EnrolmentRow], roll: RollState) -> Iterator[EnrolmentRow]:
    """Seats whose dates the file states otherwise."""
    for seat, row in wanted.items():
        here = roll.seats.get(seat)
        if here is None:
            continue
        merged = replace(row, from_on=row.from_on or here.from_on, until_on=row.until_on or here.until_on)
        if (merged.from_on, merged.until_on) != (here.from_on, here.until_on):
            yield merged
