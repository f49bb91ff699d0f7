from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from moderation.kinds import Queue, Reason, TargetKind
from moderation.models.case import Case


class Report(models.Model):
    """One person says: look at this. `hid_at` is set when this report hid the message.

    `leads_to` is the queue to which this report leads by itself: what its reporter is told, whatever else is there.
    `seen_at` is when somebody at the school first looked at the case with this report in it.
    """

    reference = models.CharField(max_length=12, unique=True)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports")
    target_kind = models.CharField(max_length=10, choices=TargetKind.choices)
    target_id = models.BigIntegerField()
    reason = models.CharField(max_length=16, choices=Reason.choices)
    comment = models.TextField(max_length=1000, blank=True)
    client_id = models.UUIDField(null=True, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    leads_to = models.CharField(max_length=10, choices=Queue.choices, blank=True)
    filed_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    hid_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    outcome_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "target_kind", "target_id", "reason"],
                condition=Q(withdrawn_at__isnull=True),
                name="moderation_reported_once_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["reporter", "client_id"],
                condition=Q(client_id__isnull=False),
                name="moderation_report_sent_once",
            ),
        ]
        indexes = [models.Index(fields=["reporter", "-filed_at"], name="moderation_reports_of_a_person")]

    def __str__(self) -> str:
        return self.reference
