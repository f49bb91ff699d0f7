from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from moderation.kinds import FINISHED, Ground, Queue, Severity, State, TargetKind
from moderation.models.visibility import CaseQuerySet


class Case(models.Model):
    """The matter staff work on; gathers reports and held messages. Only `transition` writes `state` (MO-18)."""

    reference = models.CharField(max_length=12, unique=True)
    room = models.ForeignKey("rooms.Room", on_delete=models.PROTECT, related_name="+")
    target_kind = models.CharField(max_length=10, choices=TargetKind.choices)
    target_id = models.BigIntegerField(null=True, blank=True)
    subject_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    queue = models.CharField(max_length=10, choices=Queue.choices)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)
    touches_criticism = models.BooleanField(null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    first_seen_at = models.DateTimeField(null=True, blank=True)
    active_at = models.DateTimeField(null=True, blank=True)  # when its assignee last did something with it
    due_at = models.DateTimeField()
    reopens = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reopened_as"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target_id"],
                condition=Q(target_kind=TargetKind.MESSAGE, queue__in=[Queue.CLASS, Queue.DSL])
                & ~Q(state__in=FINISHED),
                name="moderation_one_open_case_a_message",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OPEN) | Q(assignee__isnull=False),
                name="moderation_an_open_case_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.NEW) | Q(assignee__isnull=True),
                name="moderation_a_new_case_is_nobodys",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at__isnull=True)),
                name="moderation_closed_since",
            ),
        ]
        indexes = [
            models.Index(fields=["queue", "state", "due_at"], name="moderation_by_time_left"),
            models.Index(fields=["target_kind", "target_id"], name="moderation_by_target"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def message_id(self) -> int:
        """The number of the message it is about; 0, which no message has, for other cases."""
        return self.target_id or 0 if self.target_kind == TargetKind.MESSAGE else 0


class CaseConflict(models.Model):
    """A colleague who must find no trace of the case, and why (MO-22)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=12, choices=Ground.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "user", "ground"], name="moderation_conflict_once")
        ]


class Note(models.Model):
    """What one colleague writes for the others who look into the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
