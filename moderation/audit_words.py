"""What the audit says, in plain sentences: one for every action that the trail knows, without a pupil's name or
anybody's words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import AuditEntry
from moderation.audit_facts import Facts, facts_of

# One sentence, or two where a rule of the school may act instead of a person: (a person did it, a rule did it).
SENTENCES: dict[str, Promise | str | tuple[Promise | str, Promise | str]] = {
    "moderation.report.filed": gettext_lazy("{who} reported something ({report})."),
    "moderation.report.withdrawn": gettext_lazy("{who} took a report back ({report})."),
    "moderation.report.added_to": gettext_lazy("{who} added to a report ({report})."),
    "moderation.evidence.sealed": gettext_lazy("Evidence was sealed."),
    "moderation.evidence.opened": gettext_lazy("{who} read the evidence."),
    "moderation.picture.opened": gettext_lazy("{who} looked at a picture or file of a case."),
    "moderation.note.added": gettext_lazy("{who} added a note."),
    "moderation.case.opened": (gettext_lazy("{who} opened a case."), gettext_lazy("A case was opened.")),
    "moderation.case.raised": gettext_lazy("A case became more urgent, or went to other colleagues."),
    "moderation.case.claimed": gettext_lazy("{who} claimed a case."),
    "moderation.case.unclaimed": (
        gettext_lazy("{who} let a case go."),
        gettext_lazy("A case was let go, because nobody worked on it."),
    ),
    "moderation.case.taken_over": gettext_lazy("{who} took a case over from {other}."),
    "moderation.case.decided": gettext_lazy("{who} decided a case: {decision}."),
    "moderation.case.undone": gettext_lazy("{who} undid a decision."),
    "moderation.case.reopened": (
        gettext_lazy("{who} opened a case again."),
        gettext_lazy("A case was opened again."),
    ),
    "moderation.case.closed": (gettext_lazy("{who} closed a case."), gettext_lazy("A case was closed.")),
    "rooms.message.held": (
        gettext_lazy("{who} hid a message in {room} until someone looks."),
        gettext_lazy("A message in {room} was hidden until someone looks."),
    ),
    "rooms.message.released": (
        gettext_lazy("{who} let a message in {room} be read."),
        gettext_lazy("A message in {room} could be read again."),
    ),
    "rooms.message.removed": gettext_lazy("{who} hid a message in {room}."),
    "rooms.message.restored": (
        gettext_lazy("{who} put a message back in {room}."),
        gettext_lazy("A message was put back in {room}."),
    ),
    "rooms.message.files_locked": (
        gettext_lazy("{who} locked the pictures and files of a message in {room}, unseen."),
        gettext_lazy("The pictures and files of a message in {room} were locked unseen after a report."),
    ),
    "rooms.room.opened": gettext_lazy("{who} opened {room} for everyone again."),
    "rooms.room.slowed": gettext_lazy("{who} put {room} into slow mode."),
    "rooms.room.locked": gettext_lazy("{who} closed {room} for now."),
    "rooms.message.pinned": gettext_lazy("{who} pinned a message in {room}."),
    "rooms.message.unpinned": gettext_lazy("{who} unpinned a message in {room}."),
    "rooms.event.announced": gettext_lazy("{who} added an event in {room}."),
    "rooms.event.changed": gettext_lazy("{who} changed an event in {room}."),
    "rooms.event.cancelled": gettext_lazy("{who} cancelled an event in {room}."),
    "rooms.poll.asked": gettext_lazy("{who} added a poll in {room}."),
    "rooms.poll.closed": gettext_lazy("{who} closed a poll in {room}."),
    "rooms.resource.added": gettext_lazy("{who} put something on the shelf of {room}."),
    "rooms.resource.changed": gettext_lazy("{who} changed something on the shelf of {room}."),
    "rooms.resource.removed": gettext_lazy("{who} took something off the shelf of {room}."),
    "rooms.week.added": gettext_lazy("{who} added to the week of {room}."),
    "rooms.week.ended": gettext_lazy("{who} took something out of the week of {room}."),
    "rooms.week.skipped": gettext_lazy("{who} took something out of one day of {room}."),
    "rooms.week.unskipped": gettext_lazy("{who} put something back into a day of {room}."),
    "people.day_off.added": gettext_lazy("{who} added days without school."),
    "people.day_off.removed": gettext_lazy("{who} took days without school out again."),
    "rooms.memberships.repaired": gettext_lazy(
        "Who is in {room} was brought in line with the roll ({count})."
    ),
    "people.person.joined": gettext_lazy("{who} joined."),
    "people.staff.appointed": (
        gettext_lazy("{who} gave {person} a role: {roles}."),
        gettext_lazy("{person} was given a role on the school’s machine: {roles}."),
    ),
    "people.school.set_up": gettext_lazy("The school was set up."),
    "people.school.changed": (
        gettext_lazy("{who} changed the school’s details."),
        gettext_lazy("The school’s details were changed on its machine."),
    ),
    "people.rule.changed": (
        gettext_lazy("{who} changed the rule “{rule}”."),
        gettext_lazy("The rule “{rule}” was changed on the school’s machine."),
    ),
    "people.rule.added": (
        gettext_lazy("{who} added the rule “{rule}”."),
        gettext_lazy("The rule “{rule}” was added on the school’s machine."),
    ),
    "people.rule.ended": (
        gettext_lazy("{who} ended the rule “{rule}”."),
        gettext_lazy("The rule “{rule}” was ended on the school’s machine."),
    ),
    "people.word.added": gettext_lazy("{who} added a word for the check before sending: {word_list}."),
    "people.word.removed": gettext_lazy("{who} removed a word for the check before sending: {word_list}."),
    "people.own_children.chosen": gettext_lazy(
        "{who} chose what happens when parents name their own child: {own_children}."
    ),
    "people.letter.printed": gettext_lazy("{who} printed a joining letter."),
    "people.letter.revoked": gettext_lazy("{who} stopped a joining letter."),
    "people.letter.locked": gettext_lazy("A joining letter was locked after too many wrong tries."),
    "people.letter.claimed": gettext_lazy("{who} used their joining letter."),
    "people.claim.undone": (
        gettext_lazy("{who} undid a joining that was somebody else’s."),
        gettext_lazy("An adult undid a joining that was somebody else’s."),
    ),
    "people.age.checked": gettext_lazy("{person} was asked whether they are 16 or over: {outcome}."),
    "people.import.uploaded": gettext_lazy("{who} uploaded a roll to look at."),
    "people.import.refused": gettext_lazy(
        "{who} uploaded a roll that was refused: too many people would leave."
    ),
    "people.import.applied": gettext_lazy("{who} applied a roll: {changes}."),
    "people.import.cancelled": gettext_lazy("{who} put a roll away without applying it."),
    "people.task.done": gettext_lazy("{who} finished a task of the office."),
    "people.sign_in.changed": gettext_lazy("{who} changed how they sign in: {sign_in}."),
}


def sentences_of(entries: Iterable[AuditEntry]) -> dict[int, str]:
    """Entry id to its sentence. The same few queries however many."""
    listed = list(entries)
    facts = facts_of(listed)
    return {entry.pk: _sentence(entry, facts[entry.pk]) for entry in listed}


def _sentence(entry: AuditEntry, facts: Facts) -> str:
    known = SENTENCES.get(entry.action)
    if known is None:
        return _("Something was done that this page has no words for yet.")
    by_person, by_rule = known if isinstance(known, tuple) else (known, known)
    return str(by_person if entry.actor_id else by_rule).format(**facts)
