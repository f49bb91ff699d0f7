from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rooms.models.message import Message
from rooms.models.room import Room


class Poll(models.Model):
    """A question with choices. It is shown as long as the message that asks it is.

    `choices` are pairs of words and votes. Votes are counted anew with each one, under the room's lock; a choice is
    known by its place, so its words never change once they are asked.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="poll")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="polls")
    question = models.CharField(max_length=200)
    choices = models.JSONField()
    takes_several = models.BooleanField(default=False)
    voters = models.PositiveIntegerField(default=0)
    closes_at = models.DateTimeField(null=True, blank=True)  # the midnight after its last day
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # nobody, when it was over by itself

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(closed_at__isnull=False), name="rooms_poll_closed_at"
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_at"], name="rooms_polls_to_close", condition=Q(closed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"poll {self.pk}"

    @property
    def is_closed(self) -> bool:
        is_over = self.closes_at is not None and self.closes_at <= timezone.now()
        return self.closed_at is not None or is_over


class PollVote(models.Model):
    """What one person chose, as places in the poll's choices: for counting and for themselves, for nobody else."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chosen = models.JSONField()
    voted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="rooms_one_vote_each")]

    def __str__(self) -> str:
        return f"vote in poll {self.poll_id}"
