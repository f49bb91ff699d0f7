"""What has been done in a case, as plain sentences."""

from dataclasses import dataclass
from datetime import datetime

from moderation import queries
from moderation.audit_words import sentences_of
from moderation.models import Case
from people.models import User


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str


def lines_of(case: Case, reader: User) -> list[Line]:
    """The trail of the case as this colleague may read it, oldest first."""
    entries = list(queries.trail_for(reader).filter(matter=case.reference))
    words = sentences_of(entries)
    return [Line(entry.at, words[entry.pk]) for entry in entries]
