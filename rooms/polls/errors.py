"""Why a poll could not be made, closed or voted in."""


class MayNotRunPolls(Exception):
    """The person may read here, but polls are for the staff and class reps of the room."""


class PollIsClosed(Exception):
    """The poll takes no votes any more."""


class NoSuchChoice(Exception):
    """Not one of the choices, or several where one may be chosen."""
