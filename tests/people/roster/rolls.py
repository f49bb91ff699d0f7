"""The roll as it stands once a file was applied, worked out without a database."""

from dataclasses import replace
from datetime import date

from people.roster.plan import Plan
from people.roster.planning import plan_changes
from people.roster.roll import RollClass, RollContact, RollLink, RollPupil, RollSeat, RollState
from people.roster.snapshot import GuardianshipRow
from tests.people.roster.files import Files, read

TODAY = date(2026, 11, 24)


def roll_of(files: Files) -> RollState:
    empty = RollState(TODAY, {}, {}, {}, {}, {})
    return roll_after(empty, plan_changes(read(files), empty))


def roll_after(roll: RollState, plan: Plan) -> RollState:
    """What `people.actions.import_writes` does to the tables, done to plain rows."""
    classes = dict(roll.classes)
    for row in plan.new_classes + plan.changed_classes:
        classes[row.source_id] = RollClass(
            row.source_id, row.name, row.year_group, row.school_year or 0, row.ends_on
        )
    return replace(
        roll,
        classes=classes,
        pupils=_pupils(roll, plan),
        contacts=_contacts(roll, plan),
        links=_links(roll, plan),
        seats=_seats(roll, plan),
    )


def _pupils(roll: RollState, plan: Plan) -> dict[str, RollPupil]:
    pupils = dict(roll.pupils)
    for row in plan.new_pupils + plan.changed_pupils:
        pupils[row.source_id] = RollPupil(row.source_id, row.first_name, row.last_name, row.preferred_name)
    for source_id in plan.returning_pupils:
        pupils[source_id] = replace(pupils[source_id], has_left=False)
    for source_id in plan.leaving_pupils:
        pupils[source_id] = replace(pupils[source_id], has_left=True)
    return pupils


def _contacts(roll: RollState, plan: Plan) -> dict[str, RollContact]:
    contacts = dict(roll.contacts)
    for row in plan.new_contacts + plan.changed_contacts:
        contacts[row.source_id] = RollContact(
            row.source_id,
            row.first_name,
            row.last_name,
            row.email,
            has_access=row.has_access is not False,
        )
    return contacts


def _links(roll: RollState, plan: Plan) -> dict[tuple[str, str], RollLink]:
    links = {pair: link for pair, link in roll.links.items() if pair not in plan.ended_links}
    for row in plan.new_links + plan.changed_links:
        links[row.pupil, row.contact] = _link(row)
    return links


def _link(row: GuardianshipRow) -> RollLink:
    return RollLink(
        row.pupil,
        row.contact,
        row.relationship,
        row.parental_responsibility,
        row.priority,
        row.may_join,
        row.reason_code,
        row.review_on,
    )


def _seats(roll: RollState, plan: Plan) -> dict[tuple[str, str], RollSeat]:
    seats = {seat: held for seat, held in roll.seats.items() if seat not in plan.ended_seats}
    for row in plan.new_seats + plan.changed_seats:
        seats[row.pupil, row.school_class] = RollSeat(
            row.pupil, row.school_class, row.from_on or roll.today, row.until_on
        )
    return seats
