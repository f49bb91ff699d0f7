"""What has been done in a case, as plain sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import AuditEntry
from moderation import queries
from moderation.models import Case
from people.models import User

SENTENCES = {
    "moderation.report.filed": gettext_lazy("{who} reported it."),
    "moderation.report.withdrawn": gettext_lazy("{who} took the report back."),
    "moderation.report.added_to": gettext_lazy("{who} added to the report."),
    "moderation.evidence.sealed": gettext_lazy("What was there was frozen as evidence."),
    "moderation.evidence.opened": gettext_lazy("{who} read the words."),
    "moderation.note.added": gettext_lazy("{who} added a note."),
    "moderation.case.opened": gettext_lazy("The case was opened."),
    "moderation.case.raised": gettext_lazy("It became more urgent, or went to other colleagues."),
    "moderation.case.claimed": gettext_lazy("{who} claimed the case."),
    "moderation.case.unclaimed": gettext_lazy("{who} let the case go."),
    "moderation.case.taken_over": gettext_lazy("{who} took the case over from {other}."),
    "moderation.case.decided": gettext_lazy("{who} decided."),
    "moderation.case.undone": gettext_lazy("{who} undid the decision."),
    "moderation.case.reopened": gettext_lazy("It was opened again."),
    "moderation.case.closed": gettext_lazy("The case was closed."),
    "rooms.message.held": gettext_lazy("The message was hidden until someone looks."),
    "rooms.message.released": gettext_lazy("The message was shown again."),
    "rooms.message.removed": gettext_lazy("The message was taken down."),
    "rooms.message.restored": gettext_lazy("The message was put back."),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str


def lines_of(case: Case, reader: User) -> list[Line]:
    """The trail of the case as this colleague may read it, oldest first. Two queries."""
    entries = list(queries.trail_for(reader).filter(matter=case.reference))
    ids = {one for entry in entries for one in (entry.actor_id, entry.facts.get("from")) if one}
    names = {user.pk: user.shown_name for user in User.objects.filter(pk__in=ids)} | {reader.pk: _("You")}
    return [Line(entry.at, _sentence(entry, names)) for entry in entries]


def _sentence(entry: AuditEntry, names: dict[int, str]) -> str:
    who = names.get(entry.actor_id or 0, _("A rule of the school"))
    other = names.get(entry.facts.get("from") or 0, _("nobody"))
    words = SENTENCES.get(entry.action)
    return str(words).format(who=who, other=other) if words else entry.action
