from django.conf import settings
from django.db import models
from django.utils import timezone


class ImportRun(models.Model):
    """One upload of the school's roll: what it would change, and whether it did."""

    class State(models.TextChoices):
        PREVIEWED = "previewed"
        APPLIED = "applied"
        REJECTED = "rejected"
        EXPIRED = "expired"

    state = models.CharField(max_length=12, choices=State.choices, default=State.PREVIEWED)
    file_name = models.CharField(max_length=120)
    format = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    dropped_columns = models.JSONField(default=list)
    diff = models.JSONField(default=dict)
    roll_version = models.PositiveBigIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("uploaded_by")),
                name="people_import_approver_is_another",
            )
        ]
