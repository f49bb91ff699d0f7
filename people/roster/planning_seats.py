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
    over = [seat for seat in roll.seats if seat not in wanted and seat[0] in ending]
    later = _first_lines_later(mine, roll)
    return Seats(
        new=tuple(row for seat, row in mine.items() if seat not in roll.seats),
        changed=(*_changed(mine, roll), *_until_the_next(over, later, roll)),
        ended=tuple(seat for seat in over if seat[0] not in later),
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


def _first_lines_later(wanted: dict[Seat, EnrolmentRow], roll: RollState) -> dict[str, EnrolmentRow]:
    """For pupils whose places all begin later: the line that begins first. Next year's file may come in July."""
    now = {pupil for (pupil, _), row in wanted.items() if row.from_on is None or row.from_on <= roll.today}
    first: dict[str, EnrolmentRow] = {}
    for row in sorted(wanted.values(), key=lambda row: row.from_on or roll.today):
        if row.pupil not in now:
            first.setdefault(row.pupil, row)
    return first


def _until_the_next(
    over: list[Seat], later: dict[str, EnrolmentRow], roll: RollState
) -> Iterator[EnrolmentRow]:
    """A place that another follows later lasts until then, not only until today."""
    for pupil, school_class in over:
        here = roll.seats[pupil, school_class]
        line = later.get(pupil)
        if line and line.from_on and (here.until_on is None or here.until_on > line.from_on):
            yield EnrolmentRow(pupil, school_class, here.from_on, line.from_on, line.at)


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
