"""How often a person is called in each of their rooms by what they have not read: named, or answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from people.models import User
from rooms.hiding import MAY_BE_HIDDEN
from rooms.models import Hidden, Membership, Mention, Message


@dataclass(frozen=True)
class Calls:
    """`count` of messages, and whether one of them names the person."""

    count: int = 0
    is_named: bool = False


NO_CALLS = Calls()


def calls_of(user: User, unread: Sequence[tuple[Membership, int]]) -> dict[int, Calls]:
    """Room id to its calls, where there are any; told how many messages are unread in each. At most one query."""
    places = [_unread_in(membership) for membership, count in unread if count]
    if not places:
        return {}
    calling = Mention.objects.filter(
        reduce(or_, places),
        user=user,
        message__state=Message.State.POSTED,
        message__scrubbed_at__isnull=True,
    ).exclude(message__author=user)
    calling = calling.exclude(
        message__author__in=Hidden.objects.filter(user=user).values("person"),
        message__author_role__in=MAY_BE_HIDDEN,
    )
    calls: dict[int, Calls] = {}
    for room_id, written in calling.values_list("message__room", "written"):
        before = calls.get(room_id, NO_CALLS)
        calls[room_id] = Calls(before.count + 1, before.is_named or bool(written))
    return calls


def _unread_in(membership: Membership) -> Q:
    after = max(membership.last_read_seq, membership.sees_from_seq)
    return Q(message__room=membership.room_id, message__seq__gt=after)
