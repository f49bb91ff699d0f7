"""One row of the preview, and the names it is drawn with."""

from dataclasses import dataclass

from people.roster.plan import Plan
from people.roster.roll import RollState
from people.roster.snapshot import ClassRow, ContactRow, PupilRow


@dataclass(frozen=True)
class ChangeRow:
    """`line` is 0 for what is not in the file. `was` and `now` hold values as they are written."""

    change: str  # added, moved, left, renamed, email, rights, access, class, dates
    subject: str  # adult, child, class
    source_id: str
    who: str
    outcome: str
    line: int = 0
    file: str = ""
    before: tuple[str, ...] = ()  # classes as "Willow (Y3)"
    after: tuple[str, ...] = ()
    was: str = ""
    now: str = ""
    child: str = ""


@dataclass(frozen=True)
class Names:
    """How classes, children and adults are called: as in the file, else as on the roll."""

    classes: dict[str, str]
    pupils: dict[str, str]
    contacts: dict[str, str]

    def class_list(self, source_ids: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(self.classes.get(one, one) for one in source_ids))


def names_of(roll: RollState, plan: Plan) -> Names:
    classes = {key: titled(one.name, one.year_group) for key, one in roll.classes.items()}
    classes |= {row.source_id: title_of(row) for row in plan.new_classes + plan.changed_classes}
    pupils = {key: full(one.first_name, one.last_name) for key, one in roll.pupils.items()}
    pupils |= {row.source_id: full_name(row) for row in plan.new_pupils + plan.changed_pupils}
    contacts = {key: full(one.first_name, one.last_name) for key, one in roll.contacts.items()}
    contacts |= {row.source_id: full_name(row) for row in plan.new_contacts + plan.changed_contacts}
    return Names(classes, pupils, contacts)


def titled(name: str, year_group: str) -> str:
    return f"{name} ({year_group})" if year_group else name


def title_of(row: ClassRow) -> str:
    return titled(row.name, row.year_group)


def full(first_name: str, last_name: str) -> str:
    return f"{first_name} {last_name}"


def full_name(row: PupilRow | ContactRow) -> str:
    return full(row.first_name, row.last_name)
