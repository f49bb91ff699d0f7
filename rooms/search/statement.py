"""One question to several rooms in one statement."""

from datetime import UTC, datetime

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.dateparse import parse_datetime

from rooms.search.asking import Hit, Place

_SAID = """
SELECT * FROM (
    SELECT shown_at, room_id, seq, id FROM rooms_message
    WHERE room_id = %s AND seq > %s AND seq < %s AND state = 'posted' AND scrubbed_at IS NULL
    ORDER BY seq DESC LIMIT %s
) AS said
"""


def ask_each(connection: BaseDatabaseWrapper, part: str, values: list[tuple[object, ...]]) -> list[Hit]:
    """The hits of a SELECT of shown_at, room_id, seq and id, put once for each of the values. One query, or none."""
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(values)), [value for row in values for value in row])
        rows = cursor.fetchall()
    return [Hit(_moment(shown_at), room_id, seq, message_id) for shown_at, room_id, seq, message_id in rows]


def everything(connection: BaseDatabaseWrapper, places: list[Place], count: int) -> list[Hit]:
    """The newest messages of each place, whatever was said."""
    return ask_each(
        connection, _SAID, [(place.room_id, place.after, place.before, count) for place in places]
    )


def _moment(stored: str | datetime) -> datetime:
    """SQLite gives times as text where Django did not write the query."""
    if isinstance(stored, datetime):
        return stored
    read = parse_datetime(stored)
    assert read is not None  # noqa: S101 - written by Django
    return read.replace(tzinfo=UTC)
