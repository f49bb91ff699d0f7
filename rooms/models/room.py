import secrets

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_slug() -> str:
    return secrets.token_urlsafe(9)


class Room(models.Model):
    """A place to talk. `clock` counts durable changes; `state_version` is the last one beside messages."""

    class Kind(models.TextChoices):
        CLASS = "class", _("Class chat")
        ANNOUNCEMENTS = "announcements", _("Announcements")
        GROUP = "group", _("Group")

    class Mode(models.TextChoices):
        OPEN = "open", _("Open")
        SLOW = "slow", _("Slow")
        LOCKED = "locked", _("Locked")
        SEALED = "sealed", _("Closed")

    slug = models.CharField(max_length=24, unique=True, default=new_slug)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    school_class = models.ForeignKey(
        "people.SchoolClass", null=True, blank=True, on_delete=models.PROTECT, related_name="rooms"
    )
    title = models.CharField(max_length=80)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.OPEN)
    mode_note = models.CharField(max_length=200, blank=True)
    slow_seconds = models.PositiveIntegerField(default=300)  # between two messages of one person, while slow
    mode_at = models.DateTimeField(null=True, blank=True)
    mode_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mode_role = models.CharField(max_length=10, blank=True)  # in which role they chose it
    typing = models.BooleanField(default=True)
    holds_pictures = models.BooleanField(default=True)
    clock = models.PositiveBigIntegerField(default=0)
    state_version = models.PositiveBigIntegerField(default=0)
    refetch_version = models.PositiveBigIntegerField(default=0)  # older pages draw their messages anew
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class"],
                condition=Q(kind="announcements"),
                name="rooms_one_announcements_per_class",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="announcements", school_class__isnull=True),
                name="rooms_one_school_notices",
            ),
            models.CheckConstraint(
                condition=~Q(kind="class") | Q(school_class__isnull=False), name="rooms_class_room_has_class"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_announcements(self) -> bool:
        return self.kind == self.Kind.ANNOUNCEMENTS

    def tick(self, *, state: bool = False, refetch: bool = False) -> int:
        """Move the clock by one inside the writing transaction and return it (PR-1).

        The row stays locked until commit, so clock order is commit order. `state=True` says that something
        other than a message changed (PR-6); `refetch=True` that many messages look different now (PR-7).
        """
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("a room ticks inside the transaction of its change")
        changes = {"clock": F("clock") + 1}
        if state or refetch:
            changes["state_version"] = F("clock") + 1
        if refetch:
            changes["refetch_version"] = F("clock") + 1
        Room.objects.filter(pk=self.pk).update(**changes)
        self.refresh_from_db(fields=["clock", "state_version", "mode", "mode_note", "slow_seconds"])
        return self.clock
