from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rooms.models.attachment import Attachment
from rooms.models.room import Room


class Resource(models.Model):
    """What a room keeps at hand, a title with a link, some words or a file: to its last day, or until it is taken off.

    A file is one that was sent in the room. It is there as long as its message is, and not a day longer.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="resources")
    title = models.CharField(max_length=80)
    link = models.URLField(max_length=500, blank=True)
    words = models.CharField(max_length=2000, blank=True)
    attachment = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_day = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_role = models.CharField(max_length=10)  # in which role it was put there
    added_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="rooms_resource_removed_by_someone",
            ),
        ]
        indexes = [
            models.Index(
                fields=["room", "-added_at"], condition=Q(removed_at__isnull=True), name="rooms_on_the_shelf"
            ),
        ]

    def __str__(self) -> str:
        return f"resource {self.pk}"

    @property
    def is_past(self) -> bool:
        return self.last_day is not None and self.last_day < timezone.localdate()
