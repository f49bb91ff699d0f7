"""The rows of the preview's table: adults first, children only where no adult tells of them."""

from collections.abc import Iterator, Mapping

from people.roster.adult_rows import adult_rows, link_rows
from people.roster.change_row import ChangeRow, Names, full, full_name, names_of, title_of, titled
from people.roster.plan import Plan
from people.roster.roll import Pair, RollState
from people.roster.snapshot import Place, RosterSnapshot
from people.roster.standing import Standing

_ORDER = ("added", "moved", "left", "renamed", "email", "rights", "access", "class", "dates")


def change_rows(
    snapshot: RosterSnapshot,
    roll: RollState,
    plan: Plan,
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
) -> tuple[ChangeRow, ...]:
    names = names_of(roll, plan)
    adults = list(adult_rows(snapshot, roll, plan, before, after, names))
    shown = {row.source_id for row in adults if row.change in ("added", "moved", "left")}
    links = list(link_rows(plan, shown, names))
    told = {pupil for one in (before, after) for adult in shown & set(one) for pupil in one[adult].links}
    told |= {pair[0] for pair in _pairs(plan) if pair[1] not in shown}
    rows = [*adults, *links, *_child_rows(snapshot, roll, plan, told, names), *_class_rows(roll, plan)]
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.change), row.file, row.line, row.who)))


def _pairs(plan: Plan) -> set[Pair]:
    return {(row.pupil, row.contact) for row in plan.new_links} | set(plan.ended_links)


def _child_rows(
    snapshot: RosterSnapshot, roll: RollState, plan: Plan, told: set[str], names: Names
) -> Iterator[ChangeRow]:
    """`told` are children whose change an adult's row already tells."""
    places = {row.source_id: row.at for row in snapshot.pupils}
    coming = {row.source_id for row in plan.new_pupils} | set(plan.returning_pupils)
    seats = {row.pupil: frozenset([row.school_class]) for row in plan.new_seats}
    ended = {pupil: frozenset([school_class]) for pupil, school_class in plan.ended_seats}
    leaving = set(plan.leaving_pupils)
    for pupil in sorted((coming | set(seats) | set(ended) | leaving) - told):
        change = "added" if pupil in coming else "left" if pupil in leaving else "moved"
        yield _child(
            change, pupil, names, places, ended.get(pupil, frozenset()), seats.get(pupil, frozenset())
        )
    for row in plan.changed_pupils:
        here = roll.pupils[row.source_id]
        was, now = full(here.first_name, here.last_name), full_name(row)
        if was == now:
            was, now = here.preferred_name, row.preferred_name
        yield ChangeRow(
            "renamed", "child", row.source_id, full_name(row), "renamed",
            line=row.at.line, file=row.at.file, was=was, now=now,
        )  # fmt: skip
    for seat in plan.changed_seats:
        who = names.pupils.get(seat.pupil, seat.pupil)
        until = f"{seat.until_on}" if seat.until_on else ""
        yield ChangeRow(
            "dates", "child", seat.pupil, who, "dates",
            line=seat.at.line, file=seat.at.file, now=f"{seat.from_on} – {until}",
        )  # fmt: skip


def _child(
    change: str,
    pupil: str,
    names: Names,
    places: Mapping[str, Place],
    before: frozenset[str],
    after: frozenset[str],
) -> ChangeRow:
    place = places.get(pupil)
    return ChangeRow(
        change=change,
        subject="child",
        source_id=pupil,
        who=names.pupils.get(pupil, pupil),
        outcome="no_adult",
        line=place.line if place else 0,
        file=place.file if place else "",
        before=names.class_list(before),
        after=names.class_list(after),
    )


def _class_rows(roll: RollState, plan: Plan) -> Iterator[ChangeRow]:
    for row in plan.new_classes:
        title = title_of(row)
        yield ChangeRow(
            "class", "class", row.source_id, title, "new_class",
            line=row.at.line, file=row.at.file, after=(title,),
        )  # fmt: skip
    for row in plan.changed_classes:
        here = roll.classes[row.source_id]
        was, now = titled(here.name, here.year_group), title_of(row)
        if was == now:
            was, now = str(here.ends_on or ""), str(row.ends_on or "")
        yield ChangeRow(
            "class", "class", row.source_id, title_of(row), "class_changed",
            line=row.at.line, file=row.at.file, was=was, now=now,
        )  # fmt: skip
