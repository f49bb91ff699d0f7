import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_epoch() -> str:
    return secrets.token_urlsafe(9)


class OwnChildNames(models.TextChoices):
    """Whether a parent who names only their own children is told quietly or asked first (GU-11)."""

    HINT = "hint", _("Tell them quietly")
    ASK = "ask", _("Ask them first")


class School(models.Model):
    """The one school of this installation."""

    name = models.CharField(max_length=120)
    motto = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    telephone_line = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    head_name = models.CharField(max_length=120, blank=True)
    letter_days = models.PositiveSmallIntegerField(default=21)
    rules_version = models.PositiveIntegerField(default=1)
    privacy_version = models.PositiveIntegerField(default=1)
    roll_version = models.PositiveBigIntegerField(default=0)  # every change of pupils and classes moves it
    own_child_names = models.CharField(
        max_length=4, choices=OwnChildNames.choices, default=OwnChildNames.HINT
    )
    sync_epoch = models.CharField(max_length=24, default=new_epoch)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="people_one_school"),
            models.CheckConstraint(
                condition=models.Q(letter_days__gte=7, letter_days__lte=28), name="people_letter_7_to_28_days"
            ),
        ]

    def __str__(self) -> str:
        return self.name
