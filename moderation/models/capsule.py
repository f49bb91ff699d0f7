from django.db import models
from django.db.models import Q
from django.utils import timezone

from moderation.kinds import Trigger
from moderation.models.case import Case


class EvidenceCapsule(models.Model):
    """What was there, frozen: sealed with a key of its own, which is sealed under the school's (MO-8).

    `sha256` is over the hash before it and `body_enc`; both texts are empty once purged, and the chain still holds.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="capsules")
    trigger = models.CharField(max_length=14, choices=Trigger.choices)
    body_enc = models.TextField(blank=True)
    key_enc = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    prev_sha256 = models.CharField(max_length=64, blank=True)
    schema = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(default=timezone.now)
    purged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "prev_sha256"], name="moderation_capsules_in_one_row"),
            models.CheckConstraint(
                condition=Q(purged_at__isnull=True) & ~Q(body_enc="") & ~Q(key_enc="")
                | Q(purged_at__isnull=False, body_enc="", key_enc=""),
                name="moderation_capsule_sealed_or_purged",
            ),
        ]
