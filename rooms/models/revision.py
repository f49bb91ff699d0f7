from django.db import models
from django.utils import timezone

from rooms.models.message import Message


class Revision(models.Model):
    """What a message said before its author changed it. Only evidence shows it (MO-7)."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="revisions")
    body = models.TextField(max_length=4000)
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"earlier words of {self.message_id}"
