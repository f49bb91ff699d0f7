from django.db import models
from django.db.models import Q
from django.utils import timezone


class Origin(models.TextChoices):
    IMPORT = "import"
    OFFICE = "office"


class SchoolClass(models.Model):
    """A class of one school year: Willow (Y3). `ends_on` is exclusive; `school_year` the year it ends."""

    source_id = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    year_group = models.CharField(max_length=8, blank=True)
    school_year = models.PositiveSmallIntegerField()
    ends_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_id"], name="people_class_source_once")]
        ordering = ["year_group", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.year_group})" if self.year_group else self.name


class Pupil(models.Model):
    """A child on the roll. No account, no picture, no date of birth."""

    source_id = models.CharField(max_length=64)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.IMPORT)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=60)
    preferred_name = models.CharField(max_length=60, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_id"], name="people_pupil_source_once")]

    def __str__(self) -> str:
        return f"pupil {self.pk}"


class Enrolment(models.Model):
    """A pupil in a class. `until_on` is exclusive, empty while open-ended."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="enrolments")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="enrolments")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "school_class"],
                condition=Q(until_on__isnull=True),
                name="people_enrolled_once",
            )
        ]
