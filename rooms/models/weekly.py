from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")


class WeeklyEntry(models.Model):
    """A line of a class's week, such as "PE kit" on Thursdays: said once, shown every week."""

    class Kind(models.TextChoices):
        BRING = "bring", _("To bring or wear")
        KNOW = "know", _("To know")

    school_class = models.ForeignKey("people.SchoolClass", on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.BRING)
    words = models.CharField(max_length=60)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="rooms_weekly_ends_later",
            ),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="rooms_weekly_on_school_days"),
        ]
        indexes = [models.Index(fields=["school_class", "weekday"], name="rooms_week_of_a_class")]

    def __str__(self) -> str:
        return f"weekly entry {self.pk}"


class WeeklySkip(models.Model):
    """One day on which a line of the week does not hold."""

    entry = models.ForeignKey(WeeklyEntry, on_delete=models.CASCADE, related_name="skips")
    day = models.DateField()
    skipped_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "day"], name="rooms_skipped_once")]

    def __str__(self) -> str:
        return f"skip of weekly entry {self.entry_id}"
