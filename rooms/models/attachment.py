from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rooms.models.message import Message
from rooms.models.room import Room


class Attachment(models.Model):
    """A picture or a file that a message shows. Until one takes it, only who brought it knows of it.

    A picture is what we drew from the file, never the file itself. Its own name is not kept: cameras and people put
    names and days into it.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture"
        FILE = "file"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="attachments")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    place = models.PositiveSmallIntegerField(default=0)  # among those of its message
    kind = models.CharField(max_length=7, choices=Kind.choices)
    media_type = models.CharField(max_length=100)
    content = models.FileField(upload_to="attachments/")
    # A picture as large as a chat shows it.
    preview = models.FileField(upload_to="attachments/", blank=True)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)  # hex, of `content`
    width = models.PositiveIntegerField(null=True, blank=True)  # pixels
    height = models.PositiveIntegerField(null=True, blank=True)
    colour = models.CharField(max_length=7, blank=True)  # "#a1b2c3", a picture's average
    name = models.CharField(max_length=120, blank=True)  # of a file
    alt = models.CharField(max_length=300, blank=True)  # what is in the picture, in its author's words
    virus_checked_at = models.DateTimeField(null=True, blank=True)  # empty where the school has no scanner
    # Since then nobody is shown it, staff included (MO-9).
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place", "brought_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="picture") | Q(width__gt=0, height__gt=0), name="rooms_a_picture_has_a_size"
            ),
        ]
        indexes = [
            models.Index(
                fields=["brought_by", "brought_at"],
                condition=Q(message__isnull=True),
                name="rooms_brought_lately",
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.pk}"

    @property
    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE
