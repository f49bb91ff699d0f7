from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models.links import Contact


class Invitation(models.Model):
    """One adult's single-use way in. Only a keyed digest of the code is kept (PE-28)."""

    class State(models.TextChoices):
        ISSUED = "issued"
        PRINTED = "printed"
        OPENED = "opened"
        CLAIMED = "claimed"
        REVOKED = "revoked"
        EXPIRED = "expired"
        LOCKED = "locked"

    LIVE = (State.ISSUED, State.PRINTED, State.OPENED)

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="invitations")
    code_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ISSUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    fact_kind = models.CharField(max_length=12, blank=True)  # how it was claimed: "email" or "forename"
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)  # its digest goes 14 days later (PE-33)
    undone_at = models.DateTimeField(null=True, blank=True)  # within a day of the claim (PE-31)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(state__in=["issued", "printed", "opened"]),
                name="people_live_letter_once",
            ),
            models.UniqueConstraint(
                fields=["code_digest"], condition=~Q(code_digest=""), name="people_letter_code_once"
            ),
        ]

    @property
    def last_day(self) -> date:
        """The day printed on the letter; the code works until its end."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1))
