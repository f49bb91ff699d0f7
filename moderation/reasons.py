"""Where each reason of a report leads: who looks, how soon, what is hidden at once (MODERATION section 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation import clocks
from moderation.kinds import Queue, Reason, Severity, TargetKind
from people.models import SchoolRole


@dataclass(frozen=True)
class Route:
    """`target` is what a case of its own is about; empty when reports of one message share a case (MO-2)."""

    queue: Queue
    severity: Severity = Severity.NORMAL
    holds: bool = False
    target: TargetKind | None = None
    tells: tuple[SchoolRole.Role, ...] = ()
    due: Callable[[datetime], datetime] | None = None

    def due_at(self, since: datetime) -> datetime:
        """By when somebody looks, by the severity of MO-41 unless the reason has a time of its own."""
        return self.due(since) if self.due else clocks.first_look_by(self.severity, since)


def _within_48_hours(since: datetime) -> datetime:
    return since + timedelta(hours=48)


def _within_30_days(since: datetime) -> datetime:
    return clocks.within_days(since, 30)


ROUTES = {
    Reason.NAMES_CHILD: Route(Queue.CLASS),
    Reason.PRIVATE_INFO: Route(Queue.CLASS, Severity.HIGH, holds=True, tells=(SchoolRole.Role.DPO,)),
    Reason.CHILD_PHOTO: Route(Queue.CLASS, Severity.HIGH, holds=True),
    Reason.UNKIND: Route(Queue.CLASS),
    Reason.CHILD_DANGER: Route(Queue.DSL, Severity.CRITICAL, holds=True),
    Reason.ADULT_DANGER: Route(Queue.DSL, Severity.CRITICAL),
    Reason.SEXUAL_CONTENT: Route(Queue.DSL, Severity.CRITICAL, holds=True),
    Reason.HATE: Route(Queue.CLASS, Severity.HIGH, tells=(SchoolRole.Role.HEAD,)),
    Reason.UNTRUE: Route(Queue.CLASS, due=_within_48_hours),
    Reason.MONEY_SCAM: Route(Queue.CLASS, Severity.HIGH, holds=True),
    Reason.CHILD_ACCOUNT: Route(Queue.CLASS, Severity.HIGH, target=TargetKind.PERSON),
    Reason.STAFF_WORRY: Route(Queue.HEAD, target=TargetKind.PERSON),
    Reason.ELSEWHERE: Route(Queue.CLASS, target=TargetKind.ELSEWHERE, tells=(SchoolRole.Role.DPO,)),
    Reason.DP_COMPLAINT: Route(Queue.DPO, target=TargetKind.ELSEWHERE, due=_within_30_days),
    Reason.OTHER: Route(Queue.CLASS),
}

# The six large categories of the sheet, in its order; "Something else" offers the rest (MO-5).
SIX = (
    Reason.CHILD_DANGER,
    Reason.NAMES_CHILD,
    Reason.UNKIND,
    Reason.PRIVATE_INFO,
    Reason.MONEY_SCAM,
    Reason.OTHER,
)
SOMETHING_ELSE = (
    Reason.OTHER,
    Reason.ADULT_DANGER,
    Reason.SEXUAL_CONTENT,
    Reason.HATE,
    Reason.UNTRUE,
    Reason.CHILD_ACCOUNT,
    Reason.STAFF_WORRY,
    Reason.DP_COMPLAINT,
    Reason.ELSEWHERE,
)
ALWAYS_ACCEPTED = (Reason.CHILD_DANGER, Reason.ADULT_DANGER)
NEVER_TAKEN_BACK = (Reason.CHILD_DANGER, Reason.SEXUAL_CONTENT)  # the hold and the case stay (MO-14a)
GRAVE = (Severity.LOW, Severity.NORMAL, Severity.HIGH, Severity.CRITICAL)  # from least to most


def graver(one: str, other: str) -> Severity:
    """The more urgent of two severities; a later report never lowers one (MO-2)."""
    return max(Severity(one), Severity(other), key=GRAVE.index)


def promised_by(reason: str, filed_at: datetime) -> datetime:
    """By when somebody looks at a report, as its reporter is told.

    A case may be due sooner because of what somebody else reported, which is not this reporter's to know.
    """
    return ROUTES[Reason(reason)].due_at(filed_at)
