"""OneRoster 1.1 bulk CSV, as a RosterSnapshot."""

from collections.abc import Iterable, Mapping

from people.roster.archive import OpenedArchive
from people.roster.classes import Classes, read_classes, read_terms
from people.roster.columns import TableSpec
from people.roster.enrolments import Enrolments, read_enrolments
from people.roster.findings import Findings
from people.roster.links import note_shared_emails, read_links
from people.roster.manifest import check_manifest
from people.roster.oneroster_specs import CLASSES, COURSES, ENROLMENTS, ORGS, RIGHTS, TERMS, USERS
from people.roster.refusals import RosterRefused
from people.roster.rights import Pair, lay_over
from people.roster.snapshot import GuardianshipRow, Problem, RosterSnapshot
from people.roster.table import Table, read_table
from people.roster.users import Users, read_users

FORMAT = "OneRoster 1.1 CSV"
LONGEST_COLUMN = 60


def read_oneroster(archive: OpenedArchive, beside: bytes | None = None) -> RosterSnapshot:
    """`beside` is a contact_rights.csv uploaded next to the zip. Raises RosterRefused."""
    findings = Findings(warnings=list(archive.warnings))
    check_manifest(archive, findings)
    tables = _tables(archive, beside, findings)
    terms = read_terms(tables.get(TERMS.file), findings)
    classes = read_classes(tables[CLASSES.file], terms, findings)
    _check_citations(tables, classes, findings)
    users = read_users(tables[USERS.file], findings)
    links = read_links(users, findings)
    _must_link_somebody(links, users)
    enrolments = read_enrolments(tables[ENROLMENTS.file], users, classes, findings)
    unsure: frozenset[Pair] = frozenset()
    if RIGHTS.file in tables:
        unsure = lay_over(links, tables[RIGHTS.file], users, findings)
    return _snapshot(archive, tables.values(), classes, users, links, enrolments, unsure, findings)


def _tables(archive: OpenedArchive, beside: bytes | None, findings: Findings) -> dict[str, Table]:
    files = dict(archive.files)
    if beside is not None:
        if RIGHTS.file in files:
            findings.warn("two_rights_files")
        files[RIGHTS.file] = beside
    specs: tuple[TableSpec, ...] = (ORGS, TERMS, COURSES, CLASSES, USERS, ENROLMENTS, RIGHTS)
    tables = {spec.file: read_table(files[spec.file], spec) for spec in specs if spec.file in files}
    for table in tables.values():
        findings.problems += table.problems
        findings.warnings += table.warnings
    return tables


def _check_citations(tables: dict[str, Table], classes: Classes, findings: Findings) -> None:
    """A class may cite a course or school that is absent; classes of two schools may not come together."""
    if len(classes.schools) > 1:
        raise RosterRefused("several_schools", schools=len(classes.schools))
    cited = [row["courseSourcedId"] for row in tables[CLASSES.file].rows if row["sourcedId"] in classes.rows]
    findings.count("absent_course", _absent(cited, tables.get(COURSES.file)))
    findings.count("absent_school", _absent(classes.schools, tables.get(ORGS.file)))


def _absent(cited: Iterable[str], table: Table | None) -> int:
    known = {row["sourcedId"] for row in table.rows} if table else set()
    return sum(1 for one in cited if one and one not in known)


def _must_link_somebody(links: dict[Pair, GuardianshipRow], users: Users) -> None:
    if not links and users.contacts and users.pupils:
        raise RosterRefused("no_links")


def _snapshot(
    archive: OpenedArchive,
    tables: Iterable[Table],
    classes: Classes,
    users: Users,
    links: dict[Pair, GuardianshipRow],
    enrolments: Enrolments,
    unsure: frozenset[Pair],
    findings: Findings,
) -> RosterSnapshot:
    with_child = {contact for _, contact in links}
    contacts = {key: row for key, row in users.contacts.items() if key in with_child}
    _note_the_lonely(users, links, enrolments, findings)
    note_shared_emails(contacts, findings)
    tables = tuple(tables)
    return RosterSnapshot(
        format=FORMAT,
        classes=tuple(classes.rows.values()),
        pupils=tuple(users.pupils.values()),
        contacts=tuple(contacts.values()),
        guardianships=tuple(links.values()),
        enrolments=tuple(enrolments.rows),
        problems=tuple(sorted(findings.problems, key=_reading_order)),
        warnings=findings.all_warnings(),
        notes=tuple(findings.notes),
        dropped_columns=_dropped(tables, archive),
        counts=_counts(tables, users, classes, contacts, links),
        ignored=findings.ignored,
        skipped_people=frozenset(users.skipped),
        unplaced_pupils=frozenset(enrolments.unplaced),
        unsure_links=unsure,
    )


def _reading_order(problem: Problem) -> tuple[int, int]:
    """People first, then where they are and what they may."""
    files = [spec.file for spec in (USERS, ENROLMENTS, CLASSES, RIGHTS, TERMS, ORGS, COURSES)]
    return files.index(problem.at.file), problem.at.line


def _note_the_lonely(
    users: Users, links: dict[Pair, GuardianshipRow], enrolments: Enrolments, findings: Findings
) -> None:
    placed = {row.pupil for row in enrolments.rows} | enrolments.unplaced
    waiting = {one for agent in users.agents for one in _other_end(agent.person, agent.agent, users.skipped)}
    findings.note("without_class", len(set(users.pupils) - placed))
    findings.note("without_adult", len(set(users.pupils) - {pupil for pupil, _ in links} - waiting))
    findings.note("without_child", len(set(users.contacts) - {contact for _, contact in links} - waiting))


def _other_end(person: str, agent: str, skipped: set[str]) -> set[str]:
    """Whoever waits on a skipped line is not reported as being alone."""
    return {person, agent} if {person, agent} & skipped else set()


def _dropped(tables: tuple[Table, ...], archive: OpenedArchive) -> tuple[str, ...]:
    """Names of columns and files that were not read. Names only."""
    columns = [
        f"{table.spec.file}: {column[:LONGEST_COLUMN]}" for table in tables for column in table.dropped
    ]
    return (*columns, *archive.unread)


def _counts(
    tables: tuple[Table, ...],
    users: Users,
    classes: Classes,
    contacts: Mapping[str, object],
    links: dict[Pair, GuardianshipRow],
) -> dict[str, int]:
    return {
        "lines": sum(len(table.rows) + len(table.problems) for table in tables),
        "classes": len(classes.rows),
        "pupils": len(users.pupils),
        "contacts": len(contacts),
        "links": len(links),
    }
