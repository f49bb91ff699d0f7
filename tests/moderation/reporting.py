"""Reporting and deciding the way the screens do, in one line each."""

from typing import Any

from moderation.access import message_to_report
from moderation.actions.effects.deciding import Outcome
from moderation.actions.filing import file_report
from moderation.actions.transition import transition
from moderation.kinds import ContentAction, SanctionKind
from moderation.models import Case, Report
from moderation.verbs import Verb
from people.models import User
from rooms.models import Message

HIDE = Outcome(
    content_action=ContentAction.REMOVE,
    rules=("kind",),
    reasons="It calls another parent names.",
    touches_criticism=False,
)
LEAVE_UP = Outcome(content_action=ContentAction.NONE)
PUT_BACK = Outcome(content_action=ContentAction.RESTORE)
WARN = Outcome(
    content_action=ContentAction.NONE,
    rules=("kind",),
    reasons="Please say it the way you would at the gate.",
    sanction=SanctionKind.WARNING,
)


def report(reporter: User, message: Message, reason: str = "unkind", **more: Any) -> Report:
    """The reporter opens the sheet and taps a category."""
    found = message_to_report(reporter, message.pk)
    return file_report(reporter=reporter, message=found, reason=reason, **more).report


def do(verb: Verb, case: Case, actor: User | None, facts: Outcome | None = None) -> Case:
    """One verb on the case as it is now."""
    now = Case.objects.get(pk=case.pk)
    return transition(case=now, verb=verb, actor=actor, expected_version=now.version, facts=facts)


def decided(case: Case, actor: User, outcome: Outcome = HIDE) -> Case:
    """Claimed and decided by one colleague."""
    return do(Verb.DECIDE, do(Verb.CLAIM, case, actor), actor, outcome)


def fresh_case(report: Report) -> Case:
    return Case.objects.get(reports=report)
