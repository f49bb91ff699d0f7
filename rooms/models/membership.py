from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rooms.models.room import Room


class Membership(models.Model):
    """A person in a room."""

    class Role(models.TextChoices):
        PARENT = "parent", _("Parent or carer")
        REP = "rep", _("Class rep")
        TEACHER = "teacher", _("Teacher")
        MODERATOR = "moderator", _("Moderator")

    class Involvement(models.TextChoices):
        EVERYTHING = "everything", _("All")
        MENTIONS = "mentions", _("@ and replies")
        NOTHING = "nothing", _("None")

    class EndReason(models.TextChoices):
        UNLINKED = "unlinked"
        LEFT = "left"
        EXCLUDED = "excluded"
        UNDONE_CLAIM = "undone_claim"
        SEALED = "sealed"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.PARENT)
    involvement = models.CharField(max_length=12, choices=Involvement.choices, default=Involvement.MENTIONS)
    sees_from_seq = models.PositiveBigIntegerField(default=0)
    last_read_seq = models.PositiveBigIntegerField(default=0)
    marked_unread_seq = models.PositiveBigIntegerField(null=True, blank=True)
    slow_until = models.DateTimeField(null=True, blank=True)
    checked_until = models.DateTimeField(null=True, blank=True)
    muted_until = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=14, choices=EndReason.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "user"], condition=Q(ended_at__isnull=True), name="rooms_member_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end_reason="")
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
                name="rooms_an_end_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["user", "ended_at"])]

    @property
    def is_live(self) -> bool:
        return self.ended_at is None
