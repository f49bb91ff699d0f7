from dataclasses import dataclass, replace

from people.roster.plan import Difference
from people.roster.refusals import RosterRefused
from people.roster.roll import RollClass, RollContact, RollPupil, RollState
from people.roster.snapshot import ClassRow, ContactRow, PupilRow, RosterSnapshot

AUGUST = 8


@dataclass(frozen=True)
class Classes:
    new: tuple[ClassRow, ...]
    changed: tuple[ClassRow, ...]


@dataclass(frozen=True)
class Pupils:
    new: tuple[PupilRow, ...]
    changed: tuple[PupilRow, ...]
    returning: tuple[str, ...]
    leaving: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Contacts:
    new: tuple[ContactRow, ...]
    changed: tuple[ContactRow, ...]
    differences: tuple[Difference, ...]


def plan_classes(snapshot: RosterSnapshot, roll: RollState) -> Classes:
    this_year = roll.today.year + (roll.today.month > AUGUST)
    new, changed = [], []
    for row in snapshot.classes:
        here = roll.classes.get(row.source_id)
        if here is None:
            new.append(replace(row, school_year=row.school_year or this_year))
            continue
        wanted = _as_wanted(row, here)
        if (wanted.name, wanted.year_group, wanted.ends_on) != (here.name, here.year_group, here.ends_on):
            changed.append(wanted)
    return Classes(tuple(new), tuple(changed))


def _as_wanted(row: ClassRow, here: RollClass) -> ClassRow:
    """A class keeps its school year: its room may not be handed to next year's families (PE-53)."""
    if row.school_year not in (None, here.school_year):
        raise RosterRefused(
            "new_school_year",
            name=here.name,
            now=_written(here.school_year),
            then=_written(row.school_year or 0),
        )
    return replace(
        row,
        school_year=here.school_year,
        year_group=row.year_group or here.year_group,
        ends_on=row.ends_on or here.ends_on,
    )


def _written(school_year: int) -> str:
    return f"{school_year - 1}/{school_year % 100:02}"


def plan_pupils(snapshot: RosterSnapshot, roll: RollState, nobody_leaves: bool) -> Pupils:
    new, changed, returning, differences = [], [], [], []
    for row in snapshot.pupils:
        here = roll.pupils.get(row.source_id)
        if here is None:
            new.append(row)
            continue
        wanted = replace(row, preferred_name=row.preferred_name or here.preferred_name)
        if here.is_office:
            differences += _name_difference(here, wanted)
            continue
        if here.has_left:
            returning.append(row.source_id)
        if _names(wanted) != _names(here) or wanted.preferred_name != here.preferred_name:
            changed.append(wanted)
    leaving = () if nobody_leaves else _leaving(snapshot, roll)
    return Pupils(tuple(new), tuple(changed), tuple(returning), leaving, tuple(differences))


def _leaving(snapshot: RosterSnapshot, roll: RollState) -> tuple[str, ...]:
    skipped = snapshot.skipped_people
    staying = {row.source_id for row in snapshot.pupils} | skipped | snapshot.unplaced_pupils
    staying |= {pupil for pupil, contact in roll.links if contact in skipped}
    return tuple(
        one.source_id
        for one in roll.pupils.values()
        if not (one.is_office or one.has_left or one.source_id in staying)
    )


def plan_contacts(snapshot: RosterSnapshot, roll: RollState) -> Contacts:
    new, changed, differences = [], [], []
    for row in snapshot.contacts:
        here = roll.contacts.get(row.source_id)
        if here is None:
            new.append(row)
            continue
        if here.is_severed:
            continue
        same_email = row.email.casefold() == here.email.casefold()
        wanted = replace(
            row,
            email=here.email if same_email or not row.email else row.email,
            has_access=here.has_access if row.has_access is None else row.has_access,
        )
        if here.is_office:
            differences += _name_difference(here, wanted) + _email_difference(here, wanted)
        elif (*_names(wanted), wanted.email, wanted.has_access) != (
            *_names(here),
            here.email,
            here.has_access,
        ):
            changed.append(wanted)
    return Contacts(tuple(new), tuple(changed), tuple(differences))


def _names(person: PupilRow | ContactRow | RollPupil | RollContact) -> tuple[str, str]:
    return person.first_name, person.last_name


def _name_difference(here: RollPupil | RollContact, wanted: PupilRow | ContactRow) -> list[Difference]:
    if _names(here) == _names(wanted):
        return []
    return [Difference(here.source_id, "name", " ".join(_names(here)), " ".join(_names(wanted)))]


def _email_difference(here: RollContact, wanted: ContactRow) -> list[Difference]:
    if here.email == wanted.email:
        return []
    return [Difference(here.source_id, "email", here.email, wanted.email)]
