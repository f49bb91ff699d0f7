from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from moderation.kinds import TAKES, ContentAction, SanctionKind
from moderation.models.case import Case

_NOT_TAKEN = ~Q(content_action__in=TAKES) | Q(applied_at__isnull=True)


class Decision(models.Model):
    """Outcome with reasons. Its words never change; what was wrong is superseded (MO-32).

    `state_before` is the message's state that undoing brings back: "posted", "held", "removed", or empty.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    content_action = models.CharField(max_length=8, choices=ContentAction.choices)
    redactions = models.JSONField(default=list, blank=True)
    rules = models.ManyToManyField("people.Rule", related_name="+", blank=True)
    reasons = models.TextField(max_length=2000, blank=True)
    internal_reason = models.TextField(max_length=2000, blank=True)
    touches_criticism = models.BooleanField(null=True, blank=True)
    state_before = models.CharField(max_length=8, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=_NOT_TAKEN | Q(touches_criticism__isnull=False),
                name="moderation_criticism_is_answered",
            ),
            models.CheckConstraint(
                condition=_NOT_TAKEN
                | Q(touches_criticism__isnull=True)
                | Q(touches_criticism=False)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="moderation_criticism_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("decided_by")),
                name="moderation_approver_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(content_action__in=TAKES) | ~Q(reasons=""),
                name="moderation_taking_needs_reasons",
            ),
        ]


class Sanction(models.Model):
    """What follows for a person. A warning is a notice and nothing else."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sanctions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sanctions")
    room = models.ForeignKey("rooms.Room", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=SanctionKind.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lift_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="moderation_lifted_by_someone",
            )
        ]
