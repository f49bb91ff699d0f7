from django.conf import settings
from django.db import models
from django.utils import timezone


class Rule(models.Model):
    """One of the school's rules for its chats, as families read it."""

    code = models.SlugField(max_length=24)
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=200)
    explanation = models.CharField(max_length=400, blank=True)
    place = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    active_from = models.DateTimeField(default=timezone.now)
    active_to = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(active_to__isnull=True), name="people_rule_active_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class RulesAcceptance(models.Model):
    """A person said "I'll keep to these" to the rules of a version."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rules_acceptances"
    )
    version = models.PositiveIntegerField()
    accepted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="people_rules_accepted_once")]
