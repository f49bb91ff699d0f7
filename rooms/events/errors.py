"""Why an event could not be made, changed or answered."""


class MayNotRunEvents(Exception):
    """The person may read here, but events are for the staff and class reps of the room."""


class EventIsOver(Exception):
    """The event is past or was cancelled: nothing about it changes any more."""
