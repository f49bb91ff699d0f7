"""Why something could not be reported or decided; each says its answer on the wire (MODERATION section 13)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

if TYPE_CHECKING:
    from datetime import datetime

    from moderation.models import Case
    from people.models import User


class NoSuchCase(Http404):
    """404: there is no such case for this person, whether they are a stranger to it or part of it."""


class NoSuchReport(Http404):
    """404: this person filed no such report."""


class NoSuchMessage(Http404):
    """404: there is no such message for this person."""


class NothingToHold(Exception):
    """The message is not shown any more, so nobody needs to hide it."""


class OwnMessage(Exception):
    """422: it is the person's own message, of which they tell the office and not the queue."""


class TextIsGone(Exception):
    """410: the message's words are no longer kept; the person tells us in their own."""


class BadReport(Exception):
    """422: `field` is "reason" or "comment"; the form keeps its text."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class TooManyReports(Exception):
    """429: more than ten reports in an hour. `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class AlreadyBeingRead(Exception):
    """409: the school is already reading the report, so it cannot be taken back."""


class NotAllowedNow(Exception):
    """409: the case is not in a state for this verb, or its time is over."""


class NeedsSecondPerson(NotAllowedNow):
    """409: taking down criticism of the school waits for somebody else to agree (MO-33)."""


class NotYours(PermissionDenied):
    """403: the verb belongs to the colleague who has the case, or who decided it."""


class StaleCase(Exception):
    """409: somebody was quicker. `case` is as it is now; `by` and `role` say who, when it was a colleague."""

    def __init__(self, case: "Case", by: "User | None", role: str, at: "datetime | None") -> None:
        super().__init__(case.reference)
        self.case, self.by, self.role, self.at = case, by, role, at


class BadDecision(Exception):
    """422: `fields` are those that do not say enough, such as "rules", "reasons", "touches_criticism"."""

    def __init__(self, *fields: str) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields
