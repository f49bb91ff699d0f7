"""Deciding: what happens to the message, what follows for the person, and who hears of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from moderation import queries, telling
from moderation.actions.locking import locked_message
from moderation.actions.seeing import see
from moderation.errors import BadDecision, NeedsSecondPerson, NotYours, StaleCase
from moderation.kinds import TAKES, ContentAction, SanctionKind
from moderation.models import Case, Decision, Sanction
from moderation.unsealed import is_unsealed
from people.models import Rule, User
from people.queries import active_rules
from rooms.actions.holding import release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.body import is_blank, words_in
from rooms.models import Message

UNDO_WITHIN = timedelta(seconds=10)
LONGEST = 2000  # characters of reasons


@dataclass(frozen=True)
class Outcome:
    """What a colleague decided. `rules` are codes of active rules; `sanction` is None for nobody."""

    content_action: ContentAction
    rules: tuple[str, ...] = ()
    reasons: str = ""
    internal_reason: str = ""
    touches_criticism: bool | None = None
    sanction: SanctionKind | None = None


def decide(case: Case, actor: User | None, facts: Outcome | None) -> dict[str, Any]:
    """It takes effect at once; author and reporters hear of it ten seconds later (MO-18b)."""
    if actor is None or actor.pk != case.assignee_id:
        raise NotYours
    if facts is None:
        raise BadDecision("content_action")
    rules = _must_say_enough(case, facts)
    message = locked_message(case)
    if facts.content_action not in queries.possible_actions(case, message):
        raise BadDecision("content_action")
    if message is not None and is_unsealed(message, case):
        raise StaleCase(case, None, "", message.edited_at)
    see(case)
    decision = _written_down(case, actor, facts, message)
    decision.rules.set(rules)
    if facts.sanction:
        _impose(decision, facts.sanction)
    if message:
        _apply(message, decision)
    telling.everybody_about(decision, send_after=decision.decided_at + UNDO_WITHIN)
    case.touches_criticism = facts.touches_criticism
    return {
        "content_action": facts.content_action,
        "sanction": facts.sanction or "",
        "rules": sorted(rule.code for rule in rules),
    }


def _must_say_enough(case: Case, facts: Outcome) -> list[Rule]:
    """Taking something away, or a sanction, needs an active rule and plain reasons (MO-32). Returns the rules."""
    rules = list(active_rules().filter(code__in=facts.rules))
    if wrong := list(_wrong_fields(case, facts, rules)):
        raise BadDecision(*wrong)
    if facts.content_action in TAKES and facts.touches_criticism:
        raise NeedsSecondPerson
    return rules


def _wrong_fields(case: Case, facts: Outcome, rules: list[Rule]) -> Iterator[str]:
    takes = facts.content_action in TAKES
    needs_reasons = takes or facts.sanction is not None
    if len(rules) != len(set(facts.rules)) or (needs_reasons and not rules):
        yield "rules"
    if len(facts.reasons) > LONGEST or (needs_reasons and is_blank(facts.reasons)):
        yield "reasons"
    if len(facts.internal_reason) > LONGEST:
        yield "internal_reason"
    if takes and facts.touches_criticism is None:
        yield "touches_criticism"
    if facts.sanction and not queries.may_warn(case):
        yield "sanction"


def _written_down(case: Case, actor: User, facts: Outcome, message: Message | None) -> Decision:
    now = timezone.now()
    return Decision.objects.create(
        case=case,
        decided_by=actor,
        decided_at=now,
        applied_at=now,
        content_action=facts.content_action,
        reasons=words_in(facts.reasons),
        internal_reason=words_in(facts.internal_reason),
        touches_criticism=facts.touches_criticism,
        state_before=message.state if message else "",
    )


def _impose(decision: Decision, kind: SanctionKind) -> None:
    case = decision.case
    assert case.subject_user is not None  # noqa: S101 - a sanction without a person is refused before
    Sanction.objects.create(decision=decision, user=case.subject_user, room=case.room, kind=kind)


def _apply(message: Message, decision: Decision) -> None:
    case, actor = decision.case, decision.decided_by
    filed = {"matter": case.reference, "circle": queries.circle_of(case)}
    if decision.content_action == ContentAction.REMOVE:
        remove_message(message=message, actor=actor, **filed)
    elif decision.content_action == ContentAction.RESTORE and decision.state_before == Message.State.HELD:
        release_message(message=message, actor=actor, **filed)
    elif decision.content_action == ContentAction.RESTORE:
        restore_message(message=message, actor=actor, **filed)
