from django.db import models
from django.utils import timezone

from rooms.models.message import Message


class GuardAnswer(models.Model):
    """A message that was sent after a warning: what the check saw, and what its author answered (PR-11a).

    `labels` are guard's, each once, never the words. `children` are the author's own, where the answer was about
    them: nobody is asked about the same children again.
    """

    class Answer(models.TextChoices):
        POST_ANYWAY = "post_anyway"
        OWN_CHILD = "own_child"

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="guard_answer")
    labels = models.JSONField(default=list)
    answer = models.CharField(max_length=12, choices=Answer.choices)
    children = models.ManyToManyField("people.Pupil", related_name="+", blank=True)
    answered_at = models.DateTimeField(default=timezone.now)  # of a repeat: when the first one was answered

    def __str__(self) -> str:
        return f"answer to {self.message_id}"
