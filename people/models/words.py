from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.user import User


class SchoolWord(models.Model):
    """A word that the school added to what the check before sending knows (GU-9).

    `folded` is how guard reads it, in which the same word is there once; `label` is guard's, empty where the word
    is no child here.
    """

    class Kind(models.TextChoices):
        LOOK_OUT = "look_out", _("Words to look out for")
        NO_CHILD = "no_child", _("Words that are no child here")

    class Label(models.TextChoices):
        """Of guard's labels those that a word can stand for."""

        PUPIL_NAME = "PUPIL_NAME", _("A child’s name")
        INCIDENT = "INCIDENT", _("Something that happened")
        HEALTH_SEND = "HEALTH_SEND", _("Someone’s health or support")
        FAMILY_SAFEGUARDING = "FAMILY_SAFEGUARDING", _("A family’s private life")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.CharField(max_length=60)
    folded = models.CharField(max_length=200)
    label = models.CharField(max_length=20, choices=Label.choices, blank=True)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "folded"], name="people_a_word_once"),
            models.CheckConstraint(
                condition=models.Q(kind="look_out") & ~models.Q(label="")
                | models.Q(kind="no_child", label=""),
                name="people_a_word_to_look_out_for_has_a_label",
            ),
        ]

    def __str__(self) -> str:
        return f"word {self.pk}"
