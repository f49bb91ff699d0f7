from django.conf import settings
from django.db import models
from django.utils import timezone

from people.models.imports import ImportRun
from people.models.links import Contact


class OfficeTask(models.Model):
    """Something only a person in the office can settle."""

    class Kind(models.TextChoices):
        RIGHTS_UNKNOWN = "rights_unknown"
        EMAIL_CHANGED = "email_changed"
        LETTER_LOCKED = "letter_locked"
        CLAIM_MISMATCH = "claim_mismatch"

    kind = models.CharField(max_length=24, choices=Kind.choices)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks"
    )
    run = models.ForeignKey(ImportRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "contact"],
                condition=models.Q(done_at__isnull=True),
                name="people_one_open_task",
            )
        ]
