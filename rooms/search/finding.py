"""Finding messages in rooms that a person may read: what is shown comes from the messages as they are today."""

import heapq
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from rooms.faces import Face, face_of
from rooms.models import Membership, Message, Room
from rooms.search import index
from rooms.search.asking import Hit, Place, Question
from rooms.search.cursor import Cursor
from rooms.search.snippets import Piece, snippet_of

PAGE = 20
NO_END = 2**32


@dataclass(frozen=True)
class Found:
    message: Message
    snippet: list[Piece]


@dataclass(frozen=True)
class Results:
    """One page, newest first. `earlier` is where the next one goes on, None after the last."""

    found: list[Found]
    earlier: Cursor | None


def find(question: Question, memberships: list[Membership], cursor: Cursor) -> Results:
    """What answers the question in these rooms, each from where its member began to see messages.

    Two queries, three with a date, whatever is found; PostgreSQL asks up to two more.
    """
    if question.finds_nothing:
        return Results([], None)
    hits = index.hits(question, _places(question, memberships, cursor), PAGE + 1)
    newest = heapq.nlargest(PAGE + 1, hits)
    page, more = newest[:PAGE], newest[PAGE:]
    return Results(_shown(page, question, memberships), _go_on(cursor, page) if more else None)


def _places(question: Question, memberships: list[Membership], cursor: Cursor) -> list[Place]:
    places = [
        Place(mine.room_id, mine.sees_from_seq, cursor.get(mine.room_id, NO_END)) for mine in memberships
    ]
    return _between_dates(question, places) if question.since or question.until else places


def _between_dates(question: Question, places: list[Place]) -> list[Place]:
    """Dates as seqs, looked up by the time at which messages were shown."""
    said = Message.objects.filter(room_id=OuterRef("pk"))
    rooms = Room.objects.filter(pk__in=[place.room_id for place in places])
    if question.since:
        first = said.filter(shown_at__gte=question.since).order_by("shown_at", "seq")
        rooms = rooms.annotate(first=Subquery(first.values("seq")[:1]))
    if question.until:
        last = said.filter(shown_at__lt=question.until).order_by("-shown_at", "-seq")
        rooms = rooms.annotate(last=Subquery(last.values("seq")[:1]))
    bounds = {row["pk"]: row for row in rooms.values("pk", *rooms.query.annotations)}
    return [place for each in places if (place := _narrowed(each, bounds[each.room_id]))]


def _narrowed(place: Place, bounds: dict[str, int | None]) -> Place | None:
    first, last = bounds.get("first", 0), bounds.get("last", NO_END)
    if first is None or last is None:
        return None
    return Place(place.room_id, max(place.after, first - 1), min(place.before, last + 1))


def _shown(hits: list[Hit], question: Question, memberships: list[Membership]) -> list[Found]:
    mine = {membership.room_id: membership for membership in memberships}
    messages = Message.objects.select_related("author").in_bulk([hit.message_id for hit in hits])
    found = []
    for message in (messages[hit.message_id] for hit in hits if hit.message_id in messages):
        membership = mine[message.room_id]
        if message.seq > membership.sees_from_seq and face_of(message, membership) is Face.FULL:
            message.room = membership.room
            found.append(Found(message, snippet_of(message.body, question.terms)))
    return found


def _go_on(cursor: Cursor, page: list[Hit]) -> Cursor:
    """The hits come newest first, so the last of a room is its earliest."""
    return cursor | {hit.room_id: hit.seq for hit in page}
