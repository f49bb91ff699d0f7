"""Named questions about what a person was told."""

from django.db.models import QuerySet
from django.utils import timezone

from notices.models import Notice


def notices_of(user_id: int) -> QuerySet[Notice]:
    """What a person was told so far, newest first. What still waits for its time is not there yet."""
    due = Notice.objects.filter(user_id=user_id, send_after__lte=timezone.now())
    return due.order_by("-send_after", "-pk")


def unread_count(user_id: int) -> int:
    return notices_of(user_id).filter(read_at__isnull=True).count()
