from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rooms.models.room import Room


class Message(models.Model):
    """What was said. `seq` is its place, `version` its last change; both come from the room's clock."""

    class State(models.TextChoices):
        POSTED = "posted"
        HELD = "held"
        REMOVED = "removed"

    class Kind(models.TextChoices):
        """What the message shows: its words, or a card of which the words say the same for search and staff."""

        WORDS = "words"
        EVENT = "event"
        POLL = "poll"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    author_role = models.CharField(max_length=10, blank=True)  # in which role it was said
    client_id = models.UUIDField()
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.WORDS)
    body = models.TextField(max_length=4000, blank=True)
    asks = models.BooleanField(default=False)  # an announcement that wants to hear "I've read this"
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    # How many pictures and files it has: most messages have none, and cost no question.
    attached = models.PositiveSmallIntegerField(default=0)
    redactions = models.JSONField(default=list, blank=True)
    post_digest = models.CharField(max_length=64, blank=True)
    reactions = models.JSONField(default=list, blank=True)  # [user id, kind], the first who reacted first
    seq = models.PositiveBigIntegerField()
    version = models.PositiveBigIntegerField()
    # `version` when words or state last changed: a reaction must not stop its author from editing
    words_version = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.POSTED)
    created_at = models.DateTimeField(default=timezone.now)
    shown_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    held_for = models.CharField(max_length=20, blank=True)  # why it waits, a `rooms.actions.holding.Cause`
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)  # its author changed the words
    pinned_at = models.DateTimeField(null=True, blank=True)
    scrubbed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "client_id"], name="rooms_posted_once"),
            models.UniqueConstraint(fields=["room", "seq"], name="rooms_one_message_a_place"),
            models.CheckConstraint(
                condition=~Q(state="posted") | Q(shown_at__isnull=False), name="rooms_posted_is_shown"
            ),
            models.CheckConstraint(
                condition=~Q(state="removed") | (Q(removed_at__isnull=False) & Q(removed_by__isnull=False)),
                name="rooms_removed_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_at__isnull=False), name="rooms_held_since"
            ),
        ]
        indexes = [
            models.Index(fields=["room", "version"], name="rooms_changes"),
            models.Index(fields=["author", "-created_at"], name="rooms_said_lately"),
            models.Index(fields=["room", "shown_at"], name="rooms_shown"),
            models.Index(fields=["room"], condition=Q(pinned_at__isnull=False), name="rooms_pinned"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def shows_edit(self) -> bool:
        """Whether somebody may have read it in other words."""
        return bool(self.edited_at and self.shown_at and self.edited_at > self.shown_at)
