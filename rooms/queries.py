"""Named questions about rooms, memberships and messages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from people import queries as people
from people.models import SchoolRole, User
from rooms.models import Membership, Mention, Message, Room

PAGE = 50
UNREAD_CAP = 100
WITH_MENTIONS = Prefetch("mentions", queryset=Mention.objects.select_related("user"))


def live_memberships() -> QuerySet[Membership]:
    """Memberships that open a room today. A suspended person keeps announcements only (PR-20)."""
    suspended = Q(user__suspended_until__gt=timezone.now()) & ~Q(room__kind=Room.Kind.ANNOUNCEMENTS)
    return Membership.objects.filter(
        ended_at__isnull=True, user__locked_at__isnull=True, user__closed_at__isnull=True
    ).exclude(suspended)


def memberships_of(user: User) -> list[Membership]:
    """Every room a person may open, each as a membership; the office's and head's announcements unsaved."""
    own = list(live_memberships().filter(user=user).select_related("room__school_class"))
    role = posting_role(user)
    if not role:
        return own
    have = {membership.room_id for membership in own}
    others = (
        Room.objects.filter(kind=Room.Kind.ANNOUNCEMENTS).exclude(pk__in=have).select_related("school_class")
    )
    return own + [Membership(room=room, user=user, role=role) for room in others]


def posting_role(user: User) -> str:
    """ "head" or "office" for those who post in all announcements without Membership (PR-41b), else ""."""
    roles = people.school_roles_of(user)
    if SchoolRole.Role.HEAD in roles:
        return "head"
    return "office" if SchoolRole.Role.OFFICE in roles else ""


@dataclass(frozen=True)
class Readers:
    """Who may read a room, as of a state version: user id to the seq after which they see messages."""

    state_version: int
    sees_from: dict[int, int]


def readers_of(room_id: int) -> Readers:
    """Asked by the hub once per process and room, never per socket (PR-19)."""
    room = Room.objects.get(pk=room_id)
    sees_from = dict(live_memberships().filter(room=room).values_list("user_id", "sees_from_seq"))
    if room.is_announcements:
        sees_from = dict.fromkeys(announcers(), 0) | sees_from
    return Readers(room.state_version, sees_from)


def announcers() -> QuerySet[SchoolRole, int]:
    """Ids of office and head, who read and post in all announcements without Membership."""
    return SchoolRole.objects.filter(
        people.current_roles(),
        role__in=[SchoolRole.Role.OFFICE, SchoolRole.Role.HEAD],
        user__locked_at__isnull=True,
        user__closed_at__isnull=True,
    ).values_list("user_id", flat=True)


def messages_for(membership: Membership) -> QuerySet[Message]:
    """Messages of the room that this person's history reaches (PR-18); faces decide what is shown.

    What was never shown is its author's alone: for others not even its place is there (PR-16).
    """
    return _known(Message.objects.filter(seq__gt=membership.sees_from_seq), membership)


def these_for(membership: Membership, ids: Iterable[int]) -> QuerySet[Message]:
    """The same, of these alone. Sums are in no index: else SQLite reads the whole room by place to find a few."""
    few = Message.objects.filter(pk__in=ids).alias(place=F("seq") + 0)
    return _known(few.filter(place__gt=membership.sees_from_seq), membership)


def _known(messages: QuerySet[Message], membership: Membership) -> QuerySet[Message]:
    may_be_known = Q(shown_at__isnull=False) | Q(author=membership.user_id)
    here = messages.filter(may_be_known, room_id=membership.room_id)
    return here.select_related("author", "event", "poll").prefetch_related(WITH_MENTIONS)


def newest(messages: QuerySet[Message], count: int) -> list[Message]:
    """The newest `count` messages, oldest first."""
    return list(messages.order_by("-seq")[:count])[::-1]


class CountOf(Subquery):
    """How many rows a sliced question has: one correlated count for many rows at once."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def unread_counts(memberships: Iterable[Membership]) -> dict[int, int]:
    """Posted messages by others after each read marker, at most 100 (PR-35), by room id. One query."""
    unread = Message.objects.filter(
        room=OuterRef("room"),
        seq__gt=Greatest(OuterRef("last_read_seq"), OuterRef("sees_from_seq")),
        state=Message.State.POSTED,
        scrubbed_at__isnull=True,
    ).exclude(author=OuterRef("user"))
    first = unread.order_by("seq")[
        :UNREAD_CAP
    ]  # in order, or PostgreSQL looks for all places before it counts
    saved = [membership.pk for membership in memberships if membership.pk is not None]
    counted = Membership.objects.filter(pk__in=saved).annotate(unread=CountOf(first.values("pk")))
    return dict(counted.values_list("room_id", "unread"))


def unread_count(membership: Membership) -> int:
    return unread_counts([membership]).get(membership.room_id, 0)
