"""A class rep, or somebody of a room's staff, hides a message until a moderator has looked (MO-12, MO-13)."""

from django.db import transaction

from moderation import capsules, evidence, queries
from moderation.actions.cases import case_about, raise_case, settle
from moderation.actions.held import HELD
from moderation.actions.noting import note_sealed
from moderation.errors import NothingToHold
from moderation.kinds import Trigger
from moderation.models import Case
from rooms.actions.holding import Cause, hold_message
from rooms.models import Membership, Message


@transaction.atomic
def hold_for_moderator(*, message: Message, membership: Membership) -> Case:
    """Nobody but its author reads the message until a moderator has looked; it joins its case or gets one.

    `message` and `membership` come from `moderation.access.message_to_hold`. A case that was decided is looked at
    again. Raises NothingToHold, and then nothing is stored.
    """
    if message.state != Message.State.POSTED:
        raise NothingToHold
    actor = membership.user
    case, is_new = case_about(message, HELD)
    told_queue = "" if is_new else case.queue
    message.refresh_from_db()
    frozen = evidence.of_message(message, case)
    filed = {"matter": case.reference, "circle": queries.circle_of(case)}
    cause = Cause.REP if membership.role == Membership.Role.REP else Cause.STAFF
    if not hold_message(message=message, actor=actor, cause=cause, **filed):
        raise NothingToHold
    if not is_new:
        case = raise_case(case, HELD)
    case = settle(case, told_queue=told_queue)
    capsule = capsules.seal(case=case, trigger=Trigger.HOLD, content=frozen)
    note_sealed(case, capsule, actor)
    return case
