"""How much may end in one import (PE-16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from people.roster.plan import Plan
from people.roster.roll import RollState
from people.roster.standing import NOBODY, Standing

Verdict = Literal["open", "second_person", "refused"]

SECOND_PERSON_ABOVE = 10  # per cent of live links
REFUSED_ABOVE = 40
ADULTS_LOSING_LAST_CLASS = 5


@dataclass(frozen=True)
class Gate:
    """`losing_last` are adults who have a class, or a chat they may talk in, and would have none."""

    verdict: Verdict
    live_links: int
    ending_links: int
    losing_last: int


def gate_of(
    plan: Plan, roll: RollState, before: Mapping[str, Standing], after: Mapping[str, Standing]
) -> Gate:
    live, ending = len(roll.links), len(plan.ended_links)
    losing = sum(_loses_last(was, after.get(contact, NOBODY)) for contact, was in before.items())
    if ending * 100 > live * REFUSED_ABOVE:
        return Gate("refused", live, ending, losing)
    if ending * 100 > live * SECOND_PERSON_ABOVE or losing > ADULTS_LOSING_LAST_CLASS:
        return Gate("second_person", live, ending, losing)
    return Gate("open", live, ending, losing)


def _loses_last(was: Standing, now: Standing) -> bool:
    return bool(was.classes and not now.classes) or bool(was.open_classes and not now.open_classes)
