"""Counting how often the sheet comes up and what people choose: numbers for the school, about nobody."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from rooms.checking import Checked
from rooms.models import GuardCount, Room

log = logging.getLogger(__name__)

KEPT = timedelta(days=730)

ONE_MORE = """
    INSERT INTO rooms_guardcount (day, room_id, outcome, label, answer, times) VALUES {rows}
    ON CONFLICT (day, room_id, outcome, label, answer) DO UPDATE SET times = rooms_guardcount.times + 1
"""


def count(*, room: Room, checked: Checked, answer: GuardCount.Answer) -> None:
    """One more sheet with this answer, and one for each kind of finding on it, in one statement.

    Says nothing when it cannot be done: no message waits or fails for a number.
    """
    day, outcome = timezone.localdate(), checked.verdict.outcome.word
    rows = [(day, room.pk, outcome, label, str(answer), 1) for label in ["", *checked.labels]]
    statement = ONE_MORE.format(rows=", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows)))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [value for row in rows for value in row])
    except Exception as error:
        log.warning("A number about the check was lost: %s", type(error).__name__)


def forget_old_counts() -> int:
    """What is older than two school years says nothing any more; returns how many rows went."""
    gone, _by_table = GuardCount.objects.filter(day__lt=timezone.localdate() - KEPT).delete()
    return gone
