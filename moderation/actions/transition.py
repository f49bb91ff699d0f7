"""The only writer of `Case.state` (MO-18)."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from moderation import queries
from moderation.actions.effects import claiming, closing, deciding, opening, undoing
from moderation.actions.effects.deciding import Outcome
from moderation.actions.locking import lock_room
from moderation.actions.noting import note_case
from moderation.errors import NoSuchCase, NotYours, StaleCase
from moderation.models import Case
from moderation.verbs import DONE, Verb, next_state
from people.models import User

Effect = Callable[[Case, User | None, Outcome | None], dict[str, Any]]

EFFECTS: dict[Verb, Effect] = {
    Verb.OPEN: opening.open_,
    Verb.CLAIM: claiming.claim,
    Verb.UNCLAIM: claiming.unclaim,
    Verb.TAKE_OVER: claiming.take_over,
    Verb.DECIDE: deciding.decide,
    Verb.UNDO: undoing.undo,
    Verb.REOPEN: closing.reopen,
    Verb.CLOSE: closing.close,
}
BY_RULE = (Verb.OPEN, Verb.UNCLAIM, Verb.REOPEN, Verb.CLOSE)  # what the school's software does by itself


@transaction.atomic
def transition(
    *, case: Case, verb: Verb, actor: User | None, expected_version: int, facts: Outcome | None = None
) -> Case:
    """Do one verb to a case: effects, new state and its line in the trail stand or fall together. Returns the case.

    `actor` is None when a rule of the school acts, not a person. `expected_version` is the version that the
    person saw; `facts` is what `decide` needs. Raises NoSuchCase, StaleCase, NotAllowedNow, NotYours, BadDecision.
    """
    case = _locked(case)
    _must_be_allowed(case, verb, actor)
    if case.version != expected_version:
        raise StaleCase(case, *queries.last_change(case))
    state = next_state(case.state, verb)
    noted = EFFECTS[verb](case, actor, facts)
    case.state = state
    case.version += 1
    case.save()
    if verb is Verb.OPEN:
        lock_room(case)  # what follows may change the message, and the trail is locked last (PR-2)
    note_case(case, f"moderation.case.{DONE[verb]}", actor, version=case.version, **noted)
    return case


def _locked(case: Case) -> Case:
    if case.pk is None:
        return case
    found = Case.objects.select_for_update().filter(pk=case.pk).first()
    if found is None:
        raise NoSuchCase
    return found


def _must_be_allowed(case: Case, verb: Verb, actor: User | None) -> None:
    """Who is part of a case, or has no business with its queue, learns nothing, not even that it is stale."""
    if actor is None:
        if verb not in BY_RULE:
            raise NotYours
        return
    if case.pk is not None and not Case.objects.visible_to(actor).filter(pk=case.pk).exists():
        raise NoSuchCase
