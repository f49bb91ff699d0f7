"""Who is whose adult, from `agentSourcedIds` (PE-19), and who shares an e-mail (PE-22)."""

from collections import defaultdict

from people.roster.findings import Findings
from people.roster.snapshot import ContactRow, GuardianshipRow, Remark
from people.roster.users import ADULTS, PUPIL, STAFF, Agent, Users


def read_links(users: Users, findings: Findings) -> dict[tuple[str, str], GuardianshipRow]:
    """Links by (pupil, contact). One counts only between a pupil and a parent, guardian or relative."""
    links: dict[tuple[str, str], GuardianshipRow] = {}
    absent = 0
    for agent in users.agents:
        pair = _pair(agent, users)
        if pair is None:
            absent += agent.agent not in users.roles and agent.agent not in users.skipped
            _count_ignored(agent, users, findings)
        elif pair[0] in users.pupils and pair[1] in users.contacts:
            links.setdefault(pair, GuardianshipRow(*pair, relationship=users.roles[pair[1]], at=agent.at))
    findings.count("absent_agent", absent)
    return links


def _pair(agent: Agent, users: Users) -> tuple[str, str] | None:
    """(pupil, contact), whichever of the two names the other."""
    for pupil, contact in ((agent.person, agent.agent), (agent.agent, agent.person)):
        if users.roles.get(pupil) == PUPIL and users.roles.get(contact) in ADULTS:
            return pupil, contact
    return None


def _count_ignored(agent: Agent, users: Users, findings: Findings) -> None:
    roles = {users.roles.get(agent.person), users.roles.get(agent.agent)}
    if roles & STAFF:
        findings.ignored["staff_agents"] += 1
    elif None not in roles:
        findings.ignored["other_agents"] += 1


def note_shared_emails(contacts: dict[str, ContactRow], findings: Findings) -> None:
    """One e-mail for two adults is a note, not a problem: the first to claim has it as sign-in."""
    sharing: dict[str, list[ContactRow]] = defaultdict(list)
    for contact in contacts.values():
        if contact.email:
            sharing[contact.email.casefold()].append(contact)
    for first, *others in sharing.values():
        for other in others:
            findings.notes.append(Remark("shared_email", _both(first, other)))


def _both(first: ContactRow, second: ContactRow) -> dict[str, object]:
    return {
        "first": f"{first.first_name} {first.last_name}",
        "first_line": first.at.line,
        "second": f"{second.first_name} {second.last_name}",
        "second_line": second.at.line,
    }
