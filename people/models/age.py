from django.conf import settings
from django.db import models
from django.utils import timezone


class AgeCheck(models.Model):
    """Outcome that a person is old enough; never the evidence (PE-35)."""

    class Outcome(models.TextChoices):
        PASS = "pass"
        FAIL = "fail"
        INCONCLUSIVE = "inconclusive"
        CANCELLED = "cancelled"
        ERROR = "error"

    class Level(models.TextChoices):
        ASSERTED = "asserted"
        STANDARD = "standard"
        ENHANCED = "enhanced"
        STRICT = "strict"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="age_checks")
    threshold = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    method = models.CharField(max_length=24)
    level = models.CharField(max_length=10, choices=Level.choices)
    provider = models.CharField(max_length=40, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    evidence_ref = models.CharField(max_length=64, blank=True)
    adapter_version = models.CharField(max_length=20)
    privacy_version = models.PositiveIntegerField()
