"""Filling in a class's week: said once by staff or the class rep, read by everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import SchoolClass
from rooms import access
from rooms.actions.class_life import tell_of_class_life
from rooms.events.errors import MayNotRunEvents
from rooms.models import Membership, Room, WeeklyEntry, WeeklySkip


def add_weekly(
    *,
    membership: Membership,
    weekday: int,
    kind: str,
    words: str,
    first_day: date,
    last_day: date | None = None,
) -> WeeklyEntry:
    """One more line in the week of the room's class. Its words are checked before. Raises MayNotRunEvents."""
    school_class = _must_run(membership)
    with _told(school_class):
        entry = WeeklyEntry.objects.create(
            school_class=school_class,
            weekday=weekday,
            kind=kind,
            words=words,
            first_day=first_day,
            last_day=last_day,
            added_by=membership.user,
        )
        trail.record(actor=membership.user, action="rooms.week.added", subject=membership.room)
    return entry


def end_weekly(*, membership: Membership, entry: WeeklyEntry) -> None:
    """The line does not hold any more, from today on. Twice is once. Raises MayNotRunEvents."""
    school_class = _must_run(membership)
    with _told(school_class):
        if entry.first_day >= timezone.localdate():
            trail.record(actor=membership.user, action="rooms.week.ended", subject=membership.room)
            entry.delete()
            return
        entry.last_day = timezone.localdate() - timedelta(days=1)
        entry.save(update_fields=["last_day"])
        trail.record(actor=membership.user, action="rooms.week.ended", subject=membership.room)


def skip_weekly(*, membership: Membership, entry: WeeklyEntry, day: date, skips: bool) -> None:
    """The line does not hold on this one day, or holds again. Raises MayNotRunEvents."""
    school_class = _must_run(membership)
    with _told(school_class):
        if skips:
            WeeklySkip.objects.get_or_create(entry=entry, day=day, defaults={"skipped_by": membership.user})
        else:
            WeeklySkip.objects.filter(entry=entry, day=day).delete()
        action = "rooms.week.skipped" if skips else "rooms.week.unskipped"
        trail.record(actor=membership.user, action=action, subject=membership.room)


def _must_run(membership: Membership) -> SchoolClass:
    if membership.room.school_class is None or not access.may_run_events(membership):
        raise MayNotRunEvents
    access.must_be_able_to_post(membership)
    return membership.room.school_class


@contextmanager
def _told(school_class: SchoolClass) -> Iterator[None]:
    """All rooms of the class hear of it, locked in the order of their ids before anything else (PR-2)."""
    with transaction.atomic():
        for room in Room.objects.filter(school_class=school_class).order_by("pk"):
            tell_of_class_life(room)
        yield
