"""What we owe a person. A notice names what it is about by type and number, and never holds anybody's words."""

from django.db import models
from django.utils import timezone


class Notice(models.Model):
    user_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)  # references, rooms and times
    created_at = models.DateTimeField(default=timezone.now)
    send_after = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user_id", "-send_after"], name="notices_of_a_person"),
            models.Index(fields=["subject_type", "subject_id"], name="notices_about_a_subject"),
            models.Index(
                fields=["send_after"], condition=models.Q(sent_at__isnull=True), name="notices_to_be_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"
