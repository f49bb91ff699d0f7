"""Named questions about what rooms keep at hand."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from rooms.models import Resource, Room

MOST = 100  # in one room


def kept_in(room: Room) -> QuerySet[Resource]:
    """What nobody has taken off, the newest first; also what is past its last day."""
    kept = Resource.objects.filter(room=room, removed_at__isnull=True)
    return kept.select_related("added_by").order_by("-added_at", "-pk")


def shown_in(room: Room) -> QuerySet[Resource]:
    """What everybody in the room finds on the shelf today."""
    return kept_in(room).filter(Q(last_day__isnull=True) | Q(last_day__gte=timezone.localdate()))


def past_in(room: Room) -> QuerySet[Resource]:
    """What only those who look after the shelf still see, to put it back or take it off."""
    return kept_in(room).filter(last_day__lt=timezone.localdate())
