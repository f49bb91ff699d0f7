"""What moderation does when something happened in rooms or among people."""

from collections.abc import Iterable
from typing import Any

from moderation.actions.edits import keep_edit
from moderation.actions.held import open_held_case, open_low_case
from moderation.actions.keeping import keep_cases_fair
from people import signals as people
from rooms import signals as rooms
from rooms.actions.holding import Cause
from rooms.models import Message

WORTH_A_LOOK = {"INCIDENT", "HEALTH_SEND", "FAMILY_SAFEGUARDING", "ADDRESS"}  # labels of guard (MO-14b)


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
    rooms.message_held.connect(_waits_for_a_person, dispatch_uid="moderation-held")
    rooms.message_changed.connect(_edited, dispatch_uid="moderation-edited")
    rooms.message_sent_after_warning.connect(_sent_after_warning, dispatch_uid="moderation-warned")
    for signal in (people.links_changed, people.contact_claimed, people.classes_changed):
        signal.connect(_families_changed, dispatch_uid="moderation-families")


def _waits_for_a_person(message_id: int, cause: Cause, **kwargs: Any) -> None:
    message = Message.objects.select_related("room", "author").get(pk=message_id)
    open_held_case(message=message, cause=cause)


def _edited(message_id: int, change: str, **kwargs: Any) -> None:
    if change == "edited":
        keep_edit(message=Message.objects.select_related("room", "author").get(pk=message_id))


def _sent_after_warning(message_id: int, labels: Iterable[str], **kwargs: Any) -> None:
    """Most warnings are kind people oversharing: staff list them, and only these few open a case."""
    if WORTH_A_LOOK & {str(label) for label in labels}:
        message = Message.objects.select_related("room", "author").get(pk=message_id)
        open_low_case(message=message, actor=None)


def _families_changed(**kwargs: Any) -> None:
    keep_cases_fair()
