from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DayOff(models.Model):
    """Days on which no child comes to school, as every family reads them."""

    class Kind(models.TextChoices):
        INSET = "inset", _("INSET day")
        HOLIDAY = "holiday", _("Holiday")
        CLOSED = "closed", _("School closed")

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.INSET)
    words = models.CharField(max_length=60, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="people_day_off_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first_day}"

    @property
    def name(self) -> str:
        """ "Half-term", or "INSET day" where the office wrote nothing."""
        return self.words or str(self.get_kind_display())
