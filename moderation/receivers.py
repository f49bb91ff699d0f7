"""What moderation does when something happened in rooms or among people."""

from typing import Any

from moderation.actions.held import open_held_case
from moderation.actions.keeping import keep_cases_fair
from people import signals as people
from rooms import signals as rooms
from rooms.actions.holding import Cause
from rooms.models import Message


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
    rooms.message_held.connect(_waits_for_a_person, dispatch_uid="moderation-held")
    for signal in (people.links_changed, people.contact_claimed, people.classes_changed):
        signal.connect(_families_changed, dispatch_uid="moderation-families")


def _waits_for_a_person(message_id: int, cause: Cause, **kwargs: Any) -> None:
    message = Message.objects.select_related("room", "author").get(pk=message_id)
    open_held_case(message=message, cause=cause)


def _families_changed(**kwargs: Any) -> None:
    keep_cases_fair()
