"""Class groups and their school year, from classes.csv and academicSessions.csv (PE-12)."""

import re
from dataclasses import dataclass, field
from datetime import date

from people.roster import fields
from people.roster.findings import BadLine, Findings
from people.roster.oneroster_specs import CLASSES, TERMS
from people.roster.refusals import RosterRefused
from people.roster.repeats import one_row_each
from people.roster.snapshot import ClassRow
from people.roster.table import Row, Table
from people.roster.years import name_and_year

LONGEST_CLASS_NAME = 40
_TYPES = frozenset({"homeroom", "scheduled"})
_STATUSES = frozenset({"active", "tobedeleted"})


@dataclass(frozen=True)
class Term:
    school_year: int
    ends_on: date | None


@dataclass
class Classes:
    """Homeroom classes by id; ids of those left aside, ending or on a skipped line."""

    rows: dict[str, ClassRow] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    schools: set[str] = field(default_factory=set)
    without_term: int = 0


def is_leaving(row: Row, findings: Findings) -> bool:
    """`tobedeleted`; blank and `active` stay. Raises BadLine for anything else."""
    if not row["status"]:
        return False
    status = findings.word(row, "status", _STATUSES)
    if status is None:
        raise BadLine("bad_status", "status", (row["sourcedId"],) if row["sourcedId"] else ())
    return status == "tobedeleted"


def read_terms(table: Table | None, findings: Findings) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for row in table.rows if table else ():
        try:
            terms[fields.source_id(row, "sourcedId")] = Term(
                _school_year(row), fields.iso_date(row, "endDate")
            )
        except BadLine as bad:
            findings.skip(row, TERMS, bad)
    return terms


def read_classes(table: Table, terms: dict[str, Term], findings: Findings) -> Classes:
    """Raises RosterRefused when two lines give one id different names, or no class is a homeroom."""
    classes = Classes()
    read: list[ClassRow] = []
    for row in table.rows:
        try:
            _sort(row, terms, classes, read, findings)
        except BadLine as bad:
            classes.skipped.add(row["sourcedId"])
            findings.skip(row, CLASSES, bad)
    findings.count("absent_term", classes.without_term)
    classes.skipped.update(person for problem in table.problems for person in problem.people)
    classes.rows = one_row_each(read, CLASSES, findings, name_of=lambda one: one.name)
    classes.skipped.update(one.source_id for one in read if one.source_id not in classes.rows)
    if not read and not classes.skipped:
        raise RosterRefused("no_classes")
    return classes


def _sort(
    row: Row, terms: dict[str, Term], classes: Classes, read: list[ClassRow], findings: Findings
) -> None:
    source_id = fields.source_id(row, "sourcedId")
    if is_leaving(row, findings):
        classes.others.add(source_id)
        return
    if findings.word(row, "classType", _TYPES) != "homeroom":
        classes.others.add(source_id)
        findings.ignored["other_classes"] += 1
        return
    read.append(_class_row(row, source_id, terms, classes))
    classes.schools.update(filter(None, [row["schoolSourcedId"]]))


def _class_row(row: Row, source_id: str, terms: dict[str, Term], classes: Classes) -> ClassRow:
    title = fields.name(row, "title", most=LONGEST_CLASS_NAME)
    class_name, year_group = name_and_year(title, fields.source_ids(row, "grades"))
    cited = fields.source_ids(row, "termSourcedIds")
    known = [terms[term] for term in cited if term in terms]
    if len(known) < len(cited) or not cited:
        classes.without_term += 1
    ends = [term.ends_on for term in known if term.ends_on]
    return ClassRow(
        source_id=source_id,
        name=class_name,
        year_group=year_group,
        school_year=max((term.school_year for term in known or terms.values()), default=None),
        ends_on=max(ends, default=None),
        at=row.at,
    )


def _school_year(row: Row) -> int:
    """The year it ends: 2027 for 2026/27."""
    if not re.fullmatch(r"20\d\d", row["schoolYear"]):
        raise BadLine("bad_year", "schoolYear")
    return int(row["schoolYear"])
