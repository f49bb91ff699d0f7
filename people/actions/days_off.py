"""Days without school, said once by the office for all families."""

from datetime import date

from django.db import transaction

from audit import trail
from people import signals
from people.models import DayOff, User


@transaction.atomic
def add_day_off(*, actor: User, kind: str, first_day: date, last_day: date, words: str = "") -> DayOff:
    """Every class’s week says from now on that there is no school then."""
    made = DayOff.objects.create(
        kind=kind, first_day=first_day, last_day=last_day, words=words, added_by=actor
    )
    trail.record(actor=actor, action="people.day_off.added", subject=made)
    _tell()
    return made


@transaction.atomic
def remove_day_off(*, actor: User, day_off: DayOff) -> bool:
    """There is school after all; False when a colleague was quicker."""
    if not DayOff.objects.filter(pk=day_off.pk).delete()[0]:
        return False
    trail.record(actor=actor, action="people.day_off.removed", subject=day_off)
    _tell()
    return True


def _tell() -> None:
    transaction.on_commit(lambda: signals.days_off_changed.send(sender=DayOff), robust=True)
