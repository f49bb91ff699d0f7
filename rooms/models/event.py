from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from rooms.models.message import Message
from rooms.models.room import Room


class Event(models.Model):
    """Something that happens in a class's life. It is shown as long as the message that told of it is.

    `starts_at` of a whole day is its midnight in the school's time, `ends_at` the midnight after the last day.
    The four `was_` fields say when and where it was to be before the last change.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="event")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="events")
    title = models.CharField(max_length=80)
    place = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    all_day = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField()  # `ends_at`, or the end of the day where nobody said when it ends
    was_all_day = models.BooleanField(default=False)
    was_starts_at = models.DateTimeField(null=True, blank=True)
    was_ends_at = models.DateTimeField(null=True, blank=True)
    was_place = models.CharField(max_length=80, blank=True)
    changes = models.PositiveIntegerField(default=0)  # RFC 5545 calls it SEQUENCE
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    going = models.PositiveIntegerField(
        default=0
    )  # both counted anew with every answer, under the room's lock
    maybe = models.PositiveIntegerField(default=0)
    reminded_for = models.DateField(null=True, blank=True)  # the day of which people were reminded

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="rooms_event_ends_later",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="rooms_event_cancelled_by_someone",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "over_at"], name="rooms_events_to_come"),
            models.Index(fields=["starts_at"], name="rooms_events_by_start"),
        ]

    def __str__(self) -> str:
        return f"event {self.pk}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_over(self) -> bool:
        return self.over_at <= timezone.now()

    @property
    def takes_answers(self) -> bool:
        return not self.is_cancelled and not self.is_over


class EventAnswer(models.Model):
    """What one person said about coming. Others see numbers; names only those who run the event."""

    class Answer(models.TextChoices):
        GOING = "going"
        MAYBE = "maybe"
        NOT = "not"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=5, choices=Answer.choices)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "user"], name="rooms_one_answer_each")]

    def __str__(self) -> str:
        return f"answer to event {self.event_id}"
