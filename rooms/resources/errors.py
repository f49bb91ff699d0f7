"""Why the shelf stays as it is."""


class MayNotKeepResources(Exception):
    """The person may read here, but the shelf is for the staff and class reps of the room."""


class ShelfIsFull(Exception):
    """There is as much on it as one room can keep."""
