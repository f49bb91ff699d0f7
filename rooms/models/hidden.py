from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Hidden(models.Model):
    """Whose messages a person does not want to see. Nobody else learns of it, that person least of all."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hides")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "person"], name="rooms_hidden_once"),
            models.CheckConstraint(condition=~Q(user=F("person")), name="rooms_nobody_hides_themselves"),
        ]

    def __str__(self) -> str:
        return f"hidden by {self.user_id}"
