"""Pupils and their adults, from users.csv. Staff are counted and left aside: the office appoints them."""

from dataclasses import dataclass, field

from people.roster import fields
from people.roster.classes import is_leaving
from people.roster.findings import BadLine, Findings
from people.roster.oneroster_specs import USERS
from people.roster.refusals import RosterRefused
from people.roster.repeats import one_row_each
from people.roster.snapshot import ContactRow, Place, PupilRow
from people.roster.table import Row, Table
from people.roster.upn import looks_like_a_upn

PUPIL = "student"
ADULTS = frozenset({"parent", "guardian", "relative"})
STAFF = frozenset({"teacher", "administrator", "aide", "proctor"})
_ROLES = ADULTS | STAFF | {PUPIL}
_KNOWN_AS = ("preferredGivenName", "metadata.preferredGivenName", "metadata.knownAs")
_OTHER_IDS = ("identifier", "userids", "username")  # in the order we would offer them


@dataclass(frozen=True)
class Agent:
    """ "`person` has `agent` as agent": a link only when the two roles say so (PE-19)."""

    person: str
    agent: str
    at: Place


@dataclass
class Users:
    """Everyone by id. `roles` also knows those who are staff, leaving or skipped."""

    pupils: dict[str, PupilRow] = field(default_factory=dict)
    contacts: dict[str, ContactRow] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    leaving: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    agents: list[Agent] = field(default_factory=list)


def read_users(table: Table, findings: Findings) -> Users:
    """Raises RosterRefused: UPNs as pupil ids, one id with two names, nobody of a kind the chat needs."""
    _must_have(table, "no_pupils", {PUPIL})
    _must_have(table, "no_contacts", ADULTS)
    _must_not_be_upns(table)
    users = Users()
    read: list[PupilRow | ContactRow] = []
    for row in table.rows:
        try:
            _sort(row, users, read, findings)
        except BadLine as bad:
            users.skipped.update(bad.people)
            is_adult = row["role"].lower() in ADULTS
            findings.skip(row, USERS, bad, hidden=() if is_adult else ("email",))
    users.skipped.update(person for problem in table.problems for person in problem.people)
    people = one_row_each(read, USERS, findings, name_of=_full_name)
    users.skipped.update(row.source_id for row in read if row.source_id not in people)
    users.leaving -= set(people)
    users.pupils = {key: row for key, row in people.items() if isinstance(row, PupilRow)}
    users.contacts = {key: row for key, row in people.items() if isinstance(row, ContactRow)}
    return users


def _full_name(row: PupilRow | ContactRow) -> str:
    return f"{row.first_name} {row.last_name}"


def _sort(row: Row, users: Users, read: list[PupilRow | ContactRow], findings: Findings) -> None:
    source_id = fields.source_id(row, "sourcedId")
    role = findings.word(row, "role", _ROLES)
    if role is None:
        raise BadLine("bad_role" if row["role"] else "blank", "role", (source_id,))
    users.agents += [Agent(source_id, agent, row.at) for agent in fields.source_ids(row, "agentSourcedIds")]
    if role in STAFF:
        users.roles.setdefault(source_id, role)
        findings.ignored["staff"] += 1
        return
    if role == PUPIL and looks_like_a_upn(source_id):
        raise BadLine("upn_id", "sourcedId", (source_id,))
    users.roles[source_id] = role
    try:
        if is_leaving(row, findings):
            users.leaving.add(source_id)
            return
        read.append(_pupil(row, source_id) if role == PUPIL else _contact(row, source_id))
    except BadLine as bad:
        raise BadLine(bad.kind, bad.column, (source_id,), **bad.facts) from None


def _pupil(row: Row, source_id: str) -> PupilRow:
    known_as = next((column for column in _KNOWN_AS if row[column]), _KNOWN_AS[0])
    return PupilRow(
        source_id=source_id,
        first_name=fields.person_name(row, "givenName"),
        last_name=fields.person_name(row, "familyName"),
        preferred_name=fields.optional_person_name(row, known_as),
        at=row.at,
    )


def _contact(row: Row, source_id: str) -> ContactRow:
    return ContactRow(
        source_id=source_id,
        first_name=fields.person_name(row, "givenName"),
        last_name=fields.person_name(row, "familyName"),
        email=fields.email(row, "email"),
        has_access={"yes": True, "no": False}.get(fields.answer(row, "enabledUser")),
        at=row.at,
    )


def _must_have(table: Table, kind: str, roles: frozenset[str] | set[str]) -> None:
    """At least one line says so, be it skipped or not: an export without them empties the school."""
    if any(row["role"].lower() in roles for row in table.rows):
        return
    if len(table.problems) > len(table.rows):
        raise RosterRefused("slipped", file=USERS.file, lines=len(table.problems))
    raise RosterRefused(kind)


def _must_not_be_upns(table: Table) -> None:
    ids = [row["sourcedId"] for row in table.rows if row["role"].lower() == PUPIL]
    if sum(map(looks_like_a_upn, ids)) * 2 <= len(ids):
        return
    facts = {"file": USERS.file, "column": "sourcedId"}
    shapes = {name.lower(): (name, shape) for name, shape in table.shapes.items()}
    for other in _OTHER_IDS:
        if other in shapes and shapes[other][1].could_be_an_id:
            raise RosterRefused("upn_ids_offer", offer=shapes[other][0], **facts)
    raise RosterRefused("upn_ids", **facts)
