"""What was done, by whom: append-only rows, each holding the hash of the one before."""

from django.db import models


class AuditHead(models.Model):
    """The one row whose lock puts entries in order."""

    last_hash = models.CharField(max_length=64, default="", blank=True)
    entries = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_one_head")]


class AuditEntry(models.Model):
    class Circle(models.TextChoices):
        STAFF = "staff"
        DSL = "dsl"

    number = models.BigIntegerField(unique=True)
    actor_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    label = models.CharField(max_length=120, blank=True)
    matter = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict)
    circle = models.CharField(max_length=8, choices=Circle.choices, default=Circle.STAFF)
    at = models.DateTimeField()
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["matter"]), models.Index(fields=["subject_type", "subject_id"])]
