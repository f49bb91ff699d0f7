"""Writing a OneRoster 1.1 zip: the demo school comes in through the same door as a real one."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import BinaryIO

from people.roster.rows import ClassEntry, ContactEntry, LinkEntry, PupilEntry, SchoolEntry, YearEntry

Cells = Sequence[object]

_WRITTEN = ("academicSessions", "classes", "enrollments", "orgs", "users")
_ABSENT = ("categories", "classResources", "courseResources", "courses", "demographics")
_ALSO_ABSENT = ("lineItems", "resources", "results")
_SAME_MOMENT = (2026, 9, 1, 8, 0, 0)  # the same rows give the same bytes


def write_oneroster(
    path_or_file: str | PathLike[str] | BinaryIO,
    *,
    school: SchoolEntry,
    classes: Iterable[ClassEntry],
    pupils: Iterable[PupilEntry],
    contacts: Iterable[ContactEntry],
    links: Iterable[LinkEntry],
    year: YearEntry,
) -> None:
    """Write one school year as a OneRoster 1.1 bulk CSV zip with contact_rights.csv inside."""
    pupils, links = list(pupils), list(links)
    files = {
        "manifest.csv": _manifest(),
        "orgs.csv": _orgs(school),
        "academicSessions.csv": _sessions(year),
        "classes.csv": _classes(classes, school, year),
        "users.csv": _users(pupils, contacts, links, school),
        "enrollments.csv": _enrollments(pupils, school, year),
        "contact_rights.csv": _rights(links),
    }
    with zipfile.ZipFile(path_or_file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in files.items():
            archive.writestr(zipfile.ZipInfo(name, _SAME_MOMENT), csv_text(lines), zipfile.ZIP_DEFLATED)


def csv_text(lines: Iterable[Cells]) -> str:
    """Lines as RFC 4180 text; None is an empty cell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _columns(heading: str) -> list[str]:
    return heading.split(",")


def _manifest() -> list[Cells]:
    states = {**dict.fromkeys(_WRITTEN, "bulk"), **dict.fromkeys(_ABSENT + _ALSO_ABSENT, "absent")}
    return [
        ("propertyName", "value"),
        ("manifest.version", "1.0"),
        ("oneroster.version", "1.1"),
        *((f"file.{name}", states[name]) for name in sorted(states)),
        ("source.systemName", "ClassChat"),
        ("source.systemCode", "classchat"),
    ]


def _orgs(school: SchoolEntry) -> list[Cells]:
    heading = _columns("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId")
    return [heading, (school.source_id, "", "", school.name, "school", "", "")]


def _sessions(year: YearEntry) -> list[Cells]:
    heading = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"
    title = f"{year.school_year - 1}/{year.school_year % 100:02}"
    session = (
        _year_id(year),
        "",
        "",
        title,
        "schoolYear",
        year.begins_on,
        year.ends_on,
        "",
        year.school_year,
    )
    return [_columns(heading), session]


def _year_id(year: YearEntry) -> str:
    return f"year-{year.school_year}"


def _classes(classes: Iterable[ClassEntry], school: SchoolEntry, year: YearEntry) -> list[Cells]:
    heading = _columns(
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
        "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"
    )
    return [heading] + [
        (one.source_id, "", "", one.name, one.year_group, "", "", "homeroom", "")
        + (school.source_id, _year_id(year), "", "", "")
        for one in classes
    ]


def _users(
    pupils: list[PupilEntry], contacts: Iterable[ContactEntry], links: list[LinkEntry], school: SchoolEntry
) -> list[Cells]:
    heading = _columns(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
        "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
        "metadata.preferredGivenName"
    )
    agents: dict[str, list[str]] = {}
    for link in links:
        agents.setdefault(link.pupil_id, []).append(link.contact_id)
    lines: list[Cells] = [heading]
    for pupil in pupils:
        names = (pupil.first_name, pupil.last_name, "", "", "", "", "")
        end = (",".join(agents.get(pupil.source_id, [])), "", "", pupil.preferred_name)
        lines.append((pupil.source_id, "", "", "true", school.source_id, "student", "", "", *names, *end))
    for adult in contacts:
        names = (adult.first_name, adult.last_name, "", "", adult.email, "", "")
        enabled = "true" if adult.has_access else "false"
        start = (adult.source_id, "", "", enabled, school.source_id, adult.role, "", "")
        lines.append((*start, *names, "", "", "", ""))
    return lines


def _enrollments(pupils: list[PupilEntry], school: SchoolEntry, year: YearEntry) -> list[Cells]:
    heading = _columns(
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
        "beginDate,endDate"
    )
    return [heading] + [
        (f"in-{one.source_id}", "", "", one.class_id, school.source_id, one.source_id, "student", "")
        + (year.begins_on, year.ends_on)
        for one in pupils
    ]


def _rights(links: list[LinkEntry]) -> list[Cells]:
    heading = _columns(
        "student_source_id,contact_source_id,relationship,parental_responsibility,priority,may_join,"
        "restriction_code,review_date"
    )
    return [heading] + [
        (one.pupil_id, one.contact_id, one.relationship, one.parental_responsibility, one.priority)
        + (one.may_join, one.restriction_code, one.review_on)
        for one in links
    ]
