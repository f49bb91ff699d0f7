from django.conf import settings
from django.db import models

from rooms.models.message import Message


class Mention(models.Model):
    """A message calls a member: by name in its words, or by answering what they said (then `written` is empty)."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written = models.CharField(max_length=80, blank=True)  # as it stands in the words; shown as it is today

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="rooms_mentioned_once")]

    def __str__(self) -> str:
        return f"mention in {self.message_id}"
