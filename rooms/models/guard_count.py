from django.db import models
from django.utils import timezone

from rooms.models.room import Room


class GuardCount(models.Model):
    """How often on a day, in a room, the sheet came up or was answered. No person, no message, no word.

    One row with an empty `label` counts the sheets; rows with one count the kinds of finding on them.
    """

    class Answer(models.TextChoices):
        SHOWN = "shown"  # the sheet came up, whatever came of it
        POST_ANYWAY = "post_anyway"
        ASK_MODERATOR = "ask_moderator"
        OWN_CHILD = "own_child"

    day = models.DateField(default=timezone.localdate)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=5)  # guard's word: nudge or hold
    label = models.CharField(max_length=20, blank=True)
    answer = models.CharField(max_length=13, choices=Answer.choices)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "room", "outcome", "label", "answer"], name="rooms_one_count_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer} on {self.day}"
