from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.pupils import Origin, Pupil


class Answer(models.TextChoices):
    """A right the school's file states, or does not: blank is unknown, never no (PE-9)."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Contact(models.Model):
    """An adult the office knows. `user` is empty until the letter is used."""

    source_id = models.CharField(max_length=64)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.IMPORT)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    access_ended_at = models.DateTimeField(
        null=True, blank=True
    )  # "enabledUser=false": no access, not a leaver
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="contact"
    )
    severed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_id"], name="people_contact_source_once")]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Guardianship(models.Model):
    """Why an adult may hear about a child (PE-19 to PE-21)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardianships")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="guardianships")
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.IMPORT)
    relationship = models.CharField(max_length=40, blank=True)
    parental_responsibility = models.CharField(max_length=8, choices=Answer.choices, default=Answer.UNKNOWN)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    may_join = models.CharField(max_length=8, choices=Answer.choices, default=Answer.UNKNOWN)
    reason_code = models.CharField(max_length=40, blank=True)
    evidence_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence_seen_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "contact"], condition=Q(ended_at__isnull=True), name="people_linked_once"
            )
        ]
