from django.conf import settings
from django.db import models
from django.utils import timezone

from rooms.models.message import Message


class Acknowledgement(models.Model):
    """A person’s “I have read this announcement”. It counts for the words that stood there `at` that time (PR-37)."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="acknowledgements")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="rooms_acknowledged_once")]

    def __str__(self) -> str:
        return f"acknowledgement of {self.message_id}"
