"""Making the rooms that the school's classes call for."""

from django.db import transaction

from people.models import SchoolClass
from people.queries import live_classes
from rooms.models import Room

SCHOOL_NOTICES = "School notices"


@transaction.atomic
def make_missing_rooms() -> None:
    """A class room and announcements for every class, and School notices for all. Makes nothing twice."""
    _make_once(Room.Kind.ANNOUNCEMENTS, None, SCHOOL_NOTICES)
    for school_class in live_classes().exclude(rooms__kind=Room.Kind.CLASS):
        _make_once(Room.Kind.CLASS, school_class, str(school_class))
    for school_class in live_classes().exclude(rooms__kind=Room.Kind.ANNOUNCEMENTS):
        _make_once(Room.Kind.ANNOUNCEMENTS, school_class, f"{school_class} announcements")


def _make_once(kind: str, school_class: SchoolClass | None, title: str) -> None:
    if Room.objects.filter(kind=kind, school_class=school_class).exists():
        return
    typing = kind != Room.Kind.ANNOUNCEMENTS
    room = Room(kind=kind, school_class=school_class, title=title, typing=typing, holds_pictures=typing)
    Room.objects.bulk_create([room], ignore_conflicts=True)
