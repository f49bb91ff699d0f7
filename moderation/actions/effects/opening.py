from typing import Any

from moderation import references
from moderation.models import Case
from people.models import User


def open_(case: Case, actor: User | None, facts: object) -> dict[str, Any]:
    """The case gets its number; the rest was filled in by `moderation.actions.cases`."""
    case.reference = references.for_case()
    return {"queue": case.queue, "severity": case.severity}
