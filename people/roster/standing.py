"""Where each adult stands before and after: which links they hold, in which classes, with what access."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from people.roster.plan import Plan
from people.roster.roll import Pair, RollState, Seat
from people.roster.snapshot import Answer


@dataclass(frozen=True)
class Standing:
    """`links` is (pupil: may join); `classes` those of all children; `open_classes` those they may talk in."""

    links: Mapping[str, Answer]
    classes: frozenset[str]
    open_classes: frozenset[str]
    has_access: bool

    @property
    def may_join(self) -> bool:
        return self.has_access and "yes" in self.links.values()


NOBODY = Standing({}, frozenset(), frozenset(), False)


def standings_before(roll: RollState) -> dict[str, Standing]:
    links = {pair: link.may_join for pair, link in roll.links.items()}
    access = {one.source_id: one.has_access for one in roll.contacts.values()}
    return _standings(links, roll.seats, access)


def standings_after(roll: RollState, plan: Plan) -> dict[str, Standing]:
    links = {pair: link.may_join for pair, link in roll.links.items() if pair not in set(plan.ended_links)}
    links |= {(row.pupil, row.contact): row.may_join for row in plan.new_links + plan.changed_links}
    seats = set(roll.seats) - set(plan.ended_seats) | {
        (row.pupil, row.school_class) for row in plan.new_seats
    }
    access = {one.source_id: one.has_access for one in roll.contacts.values()}
    rows = plan.new_contacts + plan.changed_contacts
    access |= {row.source_id: row.has_access is not False for row in rows}
    return _standings(links, seats, access)


def _standings(
    links: Mapping[Pair, Answer], seats: Iterable[Seat], access: Mapping[str, bool]
) -> dict[str, Standing]:
    classes_of: dict[str, set[str]] = {}
    for pupil, school_class in seats:
        classes_of.setdefault(pupil, set()).add(school_class)
    held: dict[str, dict[str, Answer]] = {}
    for (pupil, contact), may_join in links.items():
        held.setdefault(contact, {})[pupil] = may_join
    return {
        contact: Standing(
            links=pupils,
            classes=_together(classes_of, pupils),
            open_classes=_together(classes_of, [pupil for pupil, may in pupils.items() if may == "yes"])
            if access.get(contact, False)
            else frozenset(),
            has_access=access.get(contact, False),
        )
        for contact, pupils in held.items()
    }


def _together(classes_of: Mapping[str, set[str]], pupils: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(classes_of.get(pupil, set()) for pupil in pupils))
