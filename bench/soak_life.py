"""What happens in a room while people chat in it: teachers, moderators and other parents at other devices."""

from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from rooms import broadcasts
from rooms.actions.removal import remove_message
from rooms.models import Message, Room
from tests.rooms.test_convergence import Story


class Life(Story):
    """As the story of the tests; only that no words are emptied: in the end all must be there once."""

    def change(self, message: Message) -> Message:
        message = Message.objects.select_related("author", "room").get(pk=message.pk)
        if message.kind == Message.Kind.POLL and self.chance.random() < 0.5:
            return self.votes(message)
        deed = self.chance.choice(
            [self.edits, self.reacts, self.reacts, self.reacts, self.holds, self.moderates]
        )
        return deed(message)

    def moderates(self, message: Message) -> Message:
        """Taken down by its author or the school, held, or brought back."""
        if self.chance.random() < 0.2:
            with suppress(Exception):
                remove_message(message=message, actor=message.author)
            return message
        now = timezone.now()
        state = self.chance.choice(["posted", "held", "removed"])
        with transaction.atomic():
            message.room = Room.objects.get(pk=self.room.pk)
            message.version = message.room.tick()
            message.state = state
            message.held_at = now if state == "held" else None
            message.removed_at = now if state == "removed" else None
            message.removed_by = self.cast.lowe if state == "removed" else None
            message.save()
            broadcasts.message_changed(message)
        return message
