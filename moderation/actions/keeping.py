"""What the worker does for cases. Everything here may run twice or late."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from moderation.actions.cases import settle
from moderation.actions.effects.claiming import IDLE
from moderation.actions.transition import transition
from moderation.errors import NotAllowedNow, StaleCase
from moderation.kinds import State
from moderation.models import Case
from moderation.verbs import Verb


def let_go_idle_claims() -> int:
    """Give back cases whose colleague has done nothing with them for 30 minutes. Returns how many."""
    idle = Case.objects.filter(state=State.OPEN, active_at__lte=timezone.now() - IDLE)
    return _by_rule(idle, Verb.UNCLAIM)


def close_settled_cases() -> int:
    """Close decided cases once nobody can ask to look again. Returns how many."""
    return _by_rule(Case.objects.filter(state=State.DECIDED), Verb.CLOSE)


def keep_cases_fair() -> int:
    """After new links and roles: keep who is part of a case out, and give it to somebody who is not.

    Returns how many cases were looked at.
    """
    unfinished = list(Case.objects.unfinished())
    for case in unfinished:
        with transaction.atomic():
            locked = Case.objects.select_for_update().get(pk=case.pk)
            settle(locked, told_queue=locked.queue)
    return len(unfinished)


def _by_rule(cases: Iterable[Case], verb: Verb) -> int:
    done = 0
    for case in cases:
        try:
            transition(case=case, verb=verb, actor=None, expected_version=case.version)
            done += 1
        except (NotAllowedNow, StaleCase):
            continue  # somebody was quicker, or its time has not come
    return done
