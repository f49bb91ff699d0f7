"""The index on PostgreSQL: a column of `rooms_message` that the database itself keeps true, and a GIN index on it.

Each word stands in it with its room, as "17.wellies", and each author as "17@4": a search reads nothing of other rooms.
The function spells as `words.spelt` does, whatever the locale; a test holds the two together letter by letter.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from rooms.search.asking import Hit, Place, Question, Term
from rooms.search.letters import character_class
from rooms.search.statement import ask_each
from rooms.search.words import LIGATURES, LONGEST, MARKS, single_letters

RECENT = (
    500  # messages that are read one by one before the index is asked: common words fill a page from them
)
FURTHER = 8_000  # read where at least LIKELY of the recent ones are hits: quicker than sorting all that the index has
LIKELY = 2

_BETWEEN = "[^" + character_class("\\u%04X", "\\U%08X") + "]+"
_CAPITALS, _SMALL = single_letters()
_FOLDED = (
    f"translate(normalize(regexp_replace(normalize(said, NFD), '[{MARKS}]+', '', 'g'), NFC), "
    f"'{_CAPITALS}', '{_SMALL}')"
)
for _one, _two in LIGATURES.items():
    _FOLDED = f"replace({_FOLDED}, '{_one}', '{_two}')"
_ASCII = "translate(said, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION rooms_search_words(room bigint, author bigint, said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$
SELECT array_to_tsvector(array(
    SELECT room::text || '.' || left(word, {LONGEST}) FROM unnest(CASE
        WHEN octet_length(said) = length(said) THEN regexp_split_to_array({_ASCII} COLLATE "C", '[^0-9a-z]+')
        ELSE regexp_split_to_array({_FOLDED} COLLATE "C", '{_BETWEEN}')
    END) AS word WHERE word <> ''
) || (room::text || '@' || author::text))
$function$
"""  # noqa: S608 - letters and numbers of ours
_COLUMN = """
ALTER TABLE rooms_message ADD COLUMN search_words tsvector GENERATED ALWAYS AS (
    CASE WHEN state = 'posted' AND scrubbed_at IS NULL THEN rooms_search_words(room_id, author_id, body) END
) STORED
"""
# Without the list of pending entries, which would be read through at every search.
INDEX = "CREATE INDEX rooms_message_search ON rooms_message USING gin (search_words) WITH (fastupdate = off)"


def install(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in (_FUNCTION, _COLUMN, INDEX):
            cursor.execute(statement)


def uninstall(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE rooms_message DROP COLUMN IF EXISTS search_words")
        cursor.execute("DROP FUNCTION IF EXISTS rooms_search_words")


def mend(connection: BaseDatabaseWrapper) -> None:
    """The column goes where its table goes."""


def tidy(connection: BaseDatabaseWrapper) -> None:
    """PostgreSQL's own vacuum does it."""


def hits(connection: BaseDatabaseWrapper, question: Question, places: list[Place], count: int) -> list[Hit]:
    """At most `count` hits of each place, its newest: read back for common words, asked of the index for rare ones."""
    found: dict[int, list[Hit]] = {place.room_id: [] for place in places}

    def read_back(some: list[Place], messages: int) -> None:
        asked = [(p.room_id, p.after, p.before, messages, _asked(question, p.room_id), count) for p in some]
        _sort(ask_each(connection, _READ_BACK, asked), found)

    read_back(places, RECENT)
    read_back([place for place in places if LIKELY <= len(found[place.room_id]) < count], FURTHER)
    rare = [place for place in places if len(found[place.room_id]) < count]
    asked = [(_asked(question, place.room_id), place.after, place.before, count) for place in rare]
    _sort(ask_each(connection, _INDEXED, asked), found)
    return [hit for hits_there in found.values() for hit in hits_there]


def _sort(hits: list[Hit], found: dict[int, list[Hit]]) -> None:
    """Put what a wider look found in place of what a narrower one had."""
    for room_id in {hit.room_id for hit in hits}:
        found[room_id] = [hit for hit in hits if hit.room_id == room_id]


_READ_BACK = """
(SELECT shown_at, room_id, seq, id FROM (
    SELECT shown_at, room_id, seq, id, search_words FROM rooms_message
    WHERE room_id = %s AND seq > %s AND seq < %s ORDER BY seq DESC LIMIT %s
 ) AS recent WHERE search_words @@ %s::tsquery ORDER BY seq DESC LIMIT %s)
"""
# Materialised: left to itself the planner may walk through the whole room, hoping that a rare word comes soon.
_INDEXED = """
(WITH found AS MATERIALIZED (
    SELECT shown_at, room_id, seq, id FROM rooms_message WHERE search_words @@ %s::tsquery
 ) SELECT * FROM found WHERE seq > %s AND seq < %s ORDER BY seq DESC LIMIT %s)
"""


def _asked(question: Question, room_id: int) -> str:
    """The question as a tsquery about one room. Words hold only letters and numbers: quotes are enough."""
    asked = [_lexeme(room_id, term) for term in question.terms]
    if question.authors is not None:
        asked.append("(" + " | ".join(f"'{room_id}@{author}'" for author in question.authors) + ")")
    return " & ".join(asked)


def _lexeme(room_id: int, term: Term) -> str:
    return f"'{room_id}.{term.text}'" + (":*" if term.is_start else "")
