"""The index on SQLite: an FTS5 table without a copy of what was said, kept true by triggers.

A row stands where its message stands: rowid is the room's number and the message's seq, so one room's part of every
list of hits lies together, in order, and the newest come first without sorting. The words are spelt by
`words.spelt`, which every connection of ours is taught; a program that does not know it cannot write messages.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from rooms.search.asking import Hit, Place, Question, Term
from rooms.search.statement import ask_each
from rooms.search.words import spelt

ROOM = 2**32  # seqs of a room

_PLACE = f"{{row}}.room_id * {ROOM} + {{row}}.seq"
_ROW = f"{_PLACE}, classchat_spelt({{row}}.body), {{row}}.author_id"
_FINDABLE = "{row}.state = 'posted' AND {row}.scrubbed_at IS NULL"
_COLUMNS = ("room_id", "seq", "author_id", "body", "state", "scrubbed_at")

_TABLE = """
CREATE VIRTUAL TABLE rooms_words USING fts5(
    words, author, content='', detail=column, tokenize='ascii', prefix='2 3 4 5 6'
)
"""


def _words_of(row: str) -> str:
    """The end of an INSERT for a row of messages, if it may be found."""
    return f"{_ROW.format(row=row)} {{source}} WHERE {_FINDABLE.format(row=row)}"


_INTO = "INSERT INTO rooms_words(rowid, words, author) SELECT "
_OUT_OF = "INSERT INTO rooms_words(rooms_words, rowid, words, author) SELECT 'delete', "
_ADD = _INTO + _words_of("new").format(source="") + ";"
_DROP = _OUT_OF + _words_of("old").format(source="") + ";"
_FILL = _INTO + _words_of("said").format(source="FROM rooms_message AS said")
_DIFFERS = " OR ".join(f"old.{column} IS NOT new.{column}" for column in _COLUMNS)
TRIGGERS = {
    "rooms_words_said": f"AFTER INSERT ON rooms_message BEGIN {_ADD} END",
    "rooms_words_changed": (
        f"AFTER UPDATE OF {', '.join(_COLUMNS)} ON rooms_message WHEN {_DIFFERS} BEGIN {_DROP} {_ADD} END"
    ),
    "rooms_words_gone": f"AFTER DELETE ON rooms_message BEGIN {_DROP} END",
}


def prepare(connection: BaseDatabaseWrapper) -> None:
    """Teach a new connection how words are spelt."""
    connection.connection.create_function("classchat_spelt", 1, spelt, deterministic=True)


def install(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        _begin_anew(cursor)


def uninstall(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute("DROP TABLE IF EXISTS rooms_words")


def mend(connection: BaseDatabaseWrapper) -> None:
    """After a migration that rebuilt the table of messages, as SQLite does, and so lost its triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE name = 'rooms_words' OR tbl_name = 'rooms_message'"
        )
        names = {name for (name,) in cursor.fetchall()}
        if "rooms_words" in names and not names >= set(TRIGGERS):
            _begin_anew(cursor)


def tidy(connection: BaseDatabaseWrapper) -> None:
    """Let words that no message holds any more leave the file, and overwrite the pages they stood on."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("INSERT INTO rooms_words(rooms_words) VALUES('optimize')")


def hits(connection: BaseDatabaseWrapper, question: Question, places: list[Place], count: int) -> list[Hit]:
    """At most `count` hits of each place, its newest, in one query."""
    asked = _asked(question)
    return ask_each(connection, _PART, [(asked, *_span(place), count) for place in places])


_PART = f"""
SELECT said.shown_at, said.room_id, said.seq, said.id
FROM (SELECT rowid AS place FROM rooms_words
      WHERE rooms_words MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s) AS found
CROSS JOIN rooms_message AS said ON said.room_id = found.place / {ROOM} AND said.seq = found.place %% {ROOM}
"""  # noqa: S608 - a number of ours


def _span(place: Place) -> tuple[int, int]:
    """First and last rowid of a place."""
    start = place.room_id * ROOM
    return start + place.after + 1, start + min(place.before, ROOM) - 1


def _asked(question: Question) -> str:
    """The question in FTS5's language. Words hold only letters and numbers: nothing in them needs escaping."""
    asked = [f"words : {_quoted(term)}" for term in question.terms]
    if question.authors is not None:
        asked.append("author : (" + " OR ".join(f'"{author}"' for author in question.authors) + ")")
    return " AND ".join(asked)


def _quoted(term: Term) -> str:
    return f'"{term.text}" *' if term.is_start else f'"{term.text}"'


def _begin_anew(cursor: Any) -> None:
    cursor.execute("INSERT INTO rooms_words(rooms_words) VALUES('delete-all')")
    for name, trigger in TRIGGERS.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"CREATE TRIGGER {name} {trigger}")
    cursor.execute(_FILL)
