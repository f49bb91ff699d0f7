"""The overlay `contact_rights.csv`: what OneRoster can't say about a link (PE-9, PE-20, PE-21)."""

import re
from dataclasses import replace

from people.roster import fields
from people.roster.findings import BadLine, Findings
from people.roster.oneroster_specs import RIGHTS
from people.roster.snapshot import Answer, GuardianshipRow
from people.roster.table import Row, Table
from people.roster.users import ADULTS, PUPIL, Users

Pair = tuple[str, str]

LONGEST_RELATIONSHIP = 40
_CODE = re.compile(r"[\w-]+(?: [\w-]+){0,2}")
LONGEST_CODE = 24
_PUPIL, _CONTACT, _JOIN, _CODED = "student_source_id", "contact_source_id", "may_join", "restriction_code"
_PARENTS = frozenset(
    {"parent", "mother", "father", "mum", "dad", "adoptive parent", "guardian", "legal guardian"}
)


def default_may_join(relationship: str, responsibility: Answer, reason_code: str) -> Answer:
    """PE-21: no when restricted, yes for a parent or guardian with parental responsibility, else unknown."""
    if reason_code:
        return "no"
    if relationship.casefold() in _PARENTS and responsibility == "yes":
        return "yes"
    return "unknown"


def lay_over(
    links: dict[Pair, GuardianshipRow], table: Table, users: Users, findings: Findings
) -> frozenset[Pair]:
    """Write the overlay's rights into `links`; answers the pairs that a skipped line leaves unsure."""
    seen: dict[Pair, GuardianshipRow] = {}
    unsure: set[Pair] = set()
    for row in table.rows:
        try:
            right = _right(row, links, users)
            if right is not None:
                _add(right, seen, findings)
        except BadLine as bad:
            unsure.add((row[_PUPIL], row[_CONTACT]))
            people = tuple(filter(None, (row[_PUPIL], row[_CONTACT])))
            findings.skip(row, RIGHTS, BadLine(bad.kind, bad.column, people, **bad.facts))
    links.update({pair: right for pair, right in seen.items() if pair not in unsure})
    return frozenset(unsure)


def _add(right: GuardianshipRow, seen: dict[Pair, GuardianshipRow], findings: Findings) -> None:
    pair = (right.pupil, right.contact)
    first = seen.setdefault(pair, right)
    if first is right:
        return
    if replace(first, at=right.at) != right:
        raise BadLine("repeated", _PUPIL, line=first.at.line)
    findings.repeats[RIGHTS.file] += 1


def _right(row: Row, links: dict[Pair, GuardianshipRow], users: Users) -> GuardianshipRow | None:
    """The link with its rights; None when one of the two is leaving or on a skipped line."""
    pupil, contact = fields.source_id(row, _PUPIL), fields.source_id(row, _CONTACT)
    aside = users.leaving | users.skipped
    if pupil in aside or contact in aside:
        return None
    if users.roles.get(pupil) != PUPIL:
        raise BadLine("unknown_pupil", _PUPIL)
    if users.roles.get(contact) not in ADULTS:
        raise BadLine("unknown_contact", _CONTACT)
    if (pupil, contact) not in links:
        raise BadLine("not_linked", _CONTACT)
    return _with_rights(row, links[pupil, contact])


def _with_rights(row: Row, link: GuardianshipRow) -> GuardianshipRow:
    relationship = link.relationship
    if row["relationship"]:
        relationship = fields.person_name(row, "relationship", most=LONGEST_RELATIONSHIP)
    responsibility = fields.answer(row, "parental_responsibility")
    reason_code = _reason_code(row)
    stated = fields.answer(row, _JOIN)
    if stated == "no" and not reason_code:
        raise BadLine("no_without_code", _CODED)
    if stated == "yes" and reason_code:
        raise BadLine("yes_with_code", _JOIN)
    default = default_may_join(relationship, responsibility, reason_code)
    return replace(
        link,
        at=row.at,
        has_rights=True,
        relationship=relationship,
        parental_responsibility=responsibility,
        priority=fields.small_number(row, "priority"),
        may_join=default if stated == "unknown" else stated,
        reason_code=reason_code,
        review_on=fields.iso_date(row, "review_date"),
    )


def _reason_code(row: Row) -> str:
    """A short code, never a story: PE-47 keeps no reason and no order text. A mere "yes" is "restricted"."""
    try:
        return "restricted" if fields.answer(row, _CODED) == "yes" else ""
    except BadLine:
        pass
    code = fields.clean(row[_CODED])
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise BadLine("bad_code", _CODED)
    return code
