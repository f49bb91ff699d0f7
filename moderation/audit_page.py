"""/staff/audit: which part of the trail a colleague reads there, and the lines of one page.

Who may open it, and what of it (UX section 3 gives the page to staff, PEOPLE PE-4 and PE-50 keep what one role needs
from another): whoever looks after cases reads what was done about cases and messages; the office reads what was done
about people; head, safeguarding lead, data-protection officer and governors read both. Teachers, reviewers and the
operator have no such page. Of all this, nothing of a case that does not exist for the reader: `queries.trail_for` is
the only source (MO-23, MO-29).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEntry
from moderation import queries
from moderation.audit_words import sentences_of
from moderation.models import Case
from people.models import SchoolRole, User
from people.queries import school_roles_of

PAGE = 50


class Kind(models.TextChoices):
    CASES = "cases", _("Cases and messages")
    PEOPLE = "people", _("People and the school")


ACTIONS = {
    Kind.CASES: ("moderation.", "rooms.message."),
    Kind.PEOPLE: ("people.", "rooms.memberships."),
}
READ_ALL = (SchoolRole.Role.HEAD, SchoolRole.Role.DSL, SchoolRole.Role.DPO, SchoolRole.Role.GOVERNOR)


@dataclass(frozen=True)
class Asked:
    """What the reader narrowed the page to: a kind, a colleague's number, a day."""

    kind: str = ""
    by: int | None = None
    on: date | None = None


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str
    case: str  # the reference, for a link


def kinds_for(user: User) -> list[Kind]:
    """What this colleague reads in the audit; empty for everybody else."""
    roles = school_roles_of(user)
    if roles & set(READ_ALL):
        return list(Kind)
    found = [Kind.CASES] if Case.objects.has_queue(user) else []
    return found + ([Kind.PEOPLE] if SchoolRole.Role.OFFICE in roles else [])


def entries_for(user: User, asked: Asked) -> QuerySet[AuditEntry]:
    """What the reader asked for of what they may read, newest first."""
    kinds = [kind for kind in kinds_for(user) if asked.kind in ("", kind)]
    entries = queries.trail_for(user).filter(_of(kinds)).order_by("-number")
    if asked.by is not None:
        entries = entries.filter(actor_id=asked.by)
    if asked.on is not None:
        entries = entries.filter(at__date=asked.on)
    return entries


def lines_of(entries: Iterable[AuditEntry]) -> list[Line]:
    """Each entry as a sentence, in the same few queries however many."""
    listed = list(entries)
    words = sentences_of(listed)
    return [Line(entry.at, words[entry.pk], entry.matter) for entry in listed]


def colleagues_in(user: User) -> list[User]:
    """Staff who did something that this colleague may read of, by name."""
    did = queries.trail_for(user).filter(_of(kinds_for(user))).exclude(actor_id=None)
    staff = Q(school_roles__isnull=False) | Q(class_roles__isnull=False)
    found = User.objects.filter(staff, pk__in=did.order_by().values("actor_id").distinct())
    return list(found.distinct().order_by("display_name"))


def _of(kinds: Iterable[Kind]) -> Q:
    wanted = Q(pk__in=[])
    for kind in kinds:
        for beginning in ACTIONS[kind]:
            wanted |= Q(action__startswith=beginning)
    return wanted
