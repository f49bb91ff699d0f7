"""From a file and the roll to a Plan. A person on a skipped line stays exactly as they are."""

from people.roster.plan import Plan
from people.roster.planning_links import plan_links
from people.roster.planning_people import plan_classes, plan_contacts, plan_pupils
from people.roster.planning_seats import plan_seats
from people.roster.roll import RollState
from people.roster.snapshot import Problem, RosterSnapshot


def plan_changes(snapshot: RosterSnapshot, roll: RollState) -> Plan:
    """Raises RosterRefused when a class would move to another school year."""
    nobody_leaves = leaves_nobody(snapshot, roll)
    classes = plan_classes(snapshot, roll)
    pupils = plan_pupils(snapshot, roll, nobody_leaves)
    contacts = plan_contacts(snapshot, roll)
    links = plan_links(snapshot, roll, nobody_leaves)
    seats = plan_seats(snapshot, roll, pupils.leaving, nobody_leaves)
    return Plan(
        new_classes=classes.new,
        changed_classes=classes.changed,
        new_pupils=pupils.new,
        changed_pupils=pupils.changed,
        returning_pupils=pupils.returning,
        leaving_pupils=pupils.leaving,
        new_contacts=contacts.new,
        changed_contacts=contacts.changed,
        new_links=links.new,
        changed_links=links.changed,
        ended_links=links.ended,
        new_seats=seats.new,
        changed_seats=seats.changed,
        ended_seats=seats.ended,
        differences=pupils.differences + contacts.differences + links.differences,
    )


def leaves_nobody(snapshot: RosterSnapshot, roll: RollState) -> bool:
    """A skipped line that could be about anybody: until it is mended, absence proves nothing."""
    return any(_could_be_anybody(problem, roll) for problem in snapshot.problems)


def _could_be_anybody(problem: Problem, roll: RollState) -> bool:
    if problem.at.file not in ("users.csv", "enrollments.csv"):
        return False
    if problem.kind == "unknown_pupil":
        return not any(person in roll.pupils for person in problem.people)
    return not problem.people
