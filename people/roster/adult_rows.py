"""What changes for each parent or carer."""

from collections.abc import Iterator, Mapping

from people.roster.change_row import ChangeRow, Names
from people.roster.plan import Plan
from people.roster.roll import RollContact, RollLink, RollState
from people.roster.snapshot import ContactRow, GuardianshipRow, Place, RosterSnapshot
from people.roster.standing import NOBODY, Standing

RIGHTS = ("may_join", "parental_responsibility", "relationship", "priority", "reason_code", "review_on")


def adult_rows(
    snapshot: RosterSnapshot,
    roll: RollState,
    plan: Plan,
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    names: Names,
) -> Iterator[ChangeRow]:
    places = _places(snapshot)
    for contact in {**after, **before}:
        was, now = before.get(contact, NOBODY), after.get(contact, NOBODY)
        change = _change(was, now)
        if change:
            has_account = contact in roll.contacts and roll.contacts[contact].has_account
            place = None if change == "left" else _where(change, contact, now.classes - was.classes, places)
            yield ChangeRow(
                change=change,
                subject="adult",
                source_id=contact,
                who=names.contacts.get(contact, contact),
                outcome=_outcome(change, was, now, has_account),
                line=place.line if place else 0,
                file=place.file if place else "",
                before=names.class_list(was.classes),
                after=names.class_list(now.classes),
            )
    for row in plan.changed_contacts:
        yield from _detail_rows(row, roll.contacts[row.source_id])
    for link in plan.changed_links:
        yield from _rights_rows(link, roll.links[link.pupil, link.contact], names)


def link_rows(plan: Plan, shown: set[str], names: Names) -> Iterator[ChangeRow]:
    """Links of adults whose classes stay the same: a second child in a class, say."""
    made = [("linked", (row.pupil, row.contact), row.at) for row in plan.new_links]
    ended = [("unlinked", pair, Place("", 0)) for pair in plan.ended_links]
    for outcome, (pupil, contact), at in made + ended:
        if contact not in shown:
            yield ChangeRow(
                change="rights",
                subject="adult",
                source_id=contact,
                who=names.contacts.get(contact, contact),
                outcome=outcome,
                line=at.line,
                file=at.file,
                child=names.pupils.get(pupil, ""),
            )


def _change(was: Standing, now: Standing) -> str:
    """Added and left follow the links; moved follows the classes."""
    if not was.links and now.links:
        return "added"
    if was.links and (not now.links or was.classes and not now.classes):
        return "left"
    return "moved" if was.classes != now.classes else ""


def _outcome(change: str, was: Standing, now: Standing, has_account: bool) -> str:
    if change == "added":
        return _outcome_of_adding(now, has_account)
    if change == "left":
        return "loses" if has_account else "letter_ends"
    if not was.open_classes and not now.open_classes:
        return "no_chat"
    joins, leaves = now.open_classes - was.open_classes, was.open_classes - now.open_classes
    if joins and leaves:
        return "moves"
    return "joins" if joins else "leaves_one"


def _outcome_of_adding(now: Standing, has_account: bool) -> str:
    if now.may_join:
        return "comes_back" if has_account else "letter"
    if not now.has_access:
        return "no_access"
    return "office_decides" if "unknown" in now.links.values() else "may_not_join"


Places = tuple[dict[str, Place], dict[str, dict[str, Place]]]


def _places(snapshot: RosterSnapshot) -> Places:
    """Each adult's own line, and the line that puts a child of theirs into a class."""
    own = {row.source_id: row.at for row in snapshot.contacts}
    seats: dict[str, dict[str, Place]] = {}
    placed: dict[str, list[tuple[str, Place]]] = {}
    for row in snapshot.enrolments:
        placed.setdefault(row.pupil, []).append((row.school_class, row.at))
    for link in snapshot.guardianships:
        for school_class, at in placed.get(link.pupil, []):
            seats.setdefault(link.contact, {})[school_class] = at
    return own, seats


def _where(change: str, contact: str, joined: frozenset[str], places: Places) -> Place | None:
    own, seats = places
    if change == "moved":
        for school_class in sorted(joined):
            if school_class in seats.get(contact, {}):
                return seats[contact][school_class]
    return own.get(contact)


def _detail_rows(row: ContactRow, here: RollContact) -> Iterator[ChangeRow]:
    was, now = f"{here.first_name} {here.last_name}", f"{row.first_name} {row.last_name}"
    common = {"subject": "adult", "source_id": row.source_id, "line": row.at.line, "file": row.at.file}
    if was != now:
        yield ChangeRow(change="renamed", who=now, outcome="renamed", was=was, now=now, **common)  # type: ignore[arg-type]
    if row.email != here.email:
        outcome = "email_account" if here.has_account else "email"
        yield ChangeRow(change="email", who=now, outcome=outcome, was=here.email, now=row.email, **common)  # type: ignore[arg-type]
    if row.has_access != here.has_access:
        outcome = "access_back" if row.has_access else "access_ends"
        yield ChangeRow(change="access", who=now, outcome=outcome, **common)  # type: ignore[arg-type]


def _rights_rows(row: GuardianshipRow, here: RollLink, names: Names) -> Iterator[ChangeRow]:
    """One row for each right that changes; the restriction's code itself is not shown."""
    for right in RIGHTS:
        was, now = getattr(here, right), getattr(row, right)
        if was == now:
            continue
        is_code = right == "reason_code"
        yield ChangeRow(
            change="rights",
            subject="adult",
            source_id=row.contact,
            who=names.contacts.get(row.contact, row.contact),
            outcome=right,
            line=row.at.line,
            file=row.at.file,
            was="" if is_code or was is None else str(was),
            now="" if is_code or now is None else str(now),
            child=names.pupils.get(row.pupil, ""),
        )
