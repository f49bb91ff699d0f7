"""Which pupil is in which class, from enrollments.csv."""

import difflib
from dataclasses import dataclass, field

from people.roster import fields
from people.roster.classes import Classes, is_leaving
from people.roster.findings import BadLine, Findings
from people.roster.oneroster_specs import ENROLMENTS
from people.roster.snapshot import EnrolmentRow
from people.roster.table import Row, Table
from people.roster.users import PUPIL, Users

_ROLES = frozenset({PUPIL, "teacher", "administrator", "aide", "proctor", "parent", "guardian", "relative"})
_PERSON, _CLASS = "userSourcedId", "classSourcedId"


@dataclass
class Enrolments:
    """`unplaced` are pupils whose class can't be told from this file: theirs stays as it is."""

    rows: list[EnrolmentRow] = field(default_factory=list)
    unplaced: set[str] = field(default_factory=set)


def read_enrolments(table: Table, users: Users, classes: Classes, findings: Findings) -> Enrolments:
    enrolments = Enrolments()
    for row in table.rows:
        try:
            _sort(row, users, classes, enrolments, findings)
        except BadLine as bad:
            enrolments.unplaced.update(bad.people)
            findings.skip(row, ENROLMENTS, bad)
    enrolments.unplaced.update(person for problem in table.problems for person in problem.people)
    return enrolments


def _sort(row: Row, users: Users, classes: Classes, enrolments: Enrolments, findings: Findings) -> None:
    about = (row[_PERSON],) if row[_PERSON] else ()
    try:
        role = findings.word(row, "role", _ROLES)
        if role is None:
            raise BadLine("bad_role" if row["role"] else "blank", "role")
        if role != PUPIL:
            findings.ignored["staff_enrolments"] += 1
            return
        if not is_leaving(row, findings):
            _place(row, users, classes, enrolments, findings)
    except BadLine as bad:
        raise BadLine(bad.kind, bad.column, about, **bad.facts) from None


def _place(row: Row, users: Users, classes: Classes, enrolments: Enrolments, findings: Findings) -> None:
    pupil, school_class = fields.source_id(row, _PERSON), fields.source_id(row, _CLASS)
    if school_class in classes.others:
        findings.ignored["other_enrolments"] += 1
        return
    if school_class in classes.skipped or pupil in users.skipped:
        enrolments.unplaced.add(pupil)
        return
    if school_class not in classes.rows:
        raise _unknown_class(school_class, classes)
    if pupil in users.leaving:
        return
    if pupil not in users.pupils:
        raise BadLine("not_a_pupil" if pupil in users.roles else "unknown_pupil", _PERSON)
    enrolments.rows.append(_enrolment(row, pupil, school_class))


def _enrolment(row: Row, pupil: str, school_class: str) -> EnrolmentRow:
    from_on, until_on = fields.iso_date(row, "beginDate"), fields.iso_date(row, "endDate")
    if from_on and until_on and until_on < from_on:
        raise BadLine("dates_reversed", "endDate")
    return EnrolmentRow(pupil, school_class, from_on, until_on, row.at)


def _unknown_class(written: str, classes: Classes) -> BadLine:
    names = {key.casefold(): one for key, one in classes.rows.items()}
    names |= {one.name.casefold(): one for one in classes.rows.values()}
    close = difflib.get_close_matches(written.casefold(), list(names), n=1, cutoff=0.75)
    if not close:
        return BadLine("unknown_class", _CLASS)
    likely = names[close[0]]
    shown = f"{likely.name} ({likely.year_group})" if likely.year_group else likely.name
    return BadLine("unknown_class_likely", _CLASS, likely=shown)
