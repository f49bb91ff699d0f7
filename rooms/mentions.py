"""Whom a message calls, and how their names stand in it today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rooms.body import render_body
from rooms.mentioning import spots
from rooms.models import Mention, Message, Room
from rooms.queries import live_memberships

MOST = 10  # people named in one message; a longer list calls nobody further

# User id to the name as it was written; empty for whom a message only answers.
Called = Mapping[int, str]


@dataclass(frozen=True)
class Piece:
    """A stretch of a message's words; `people` are ids of whom it names."""

    text: str
    people: tuple[int, ...] = ()


def named_in(words: str, room: Room) -> dict[int, str]:
    """The room's members whose names follow an "@". Announcements show nobody's name (PE-50). One query, if any."""
    if "@" not in words or room.is_announcements:
        return {}
    members = live_memberships().filter(room=room).values_list("user_id", "user__display_name")
    by_name: dict[str, list[int]] = {}
    for user_id, name in members:
        by_name.setdefault(name.casefold(), []).append(user_id)
    named: dict[int, str] = {}
    for spot in spots(words, by_name):
        for user_id in by_name.get(spot.name.casefold(), []):
            named.setdefault(user_id, spot.name)
    return dict(list(named.items())[:MOST])


def called_by(message: Message) -> dict[int, str]:
    """Whom the message names, and whose message it answers."""
    named = named_in(message.body, message.room) if message.kind == Message.Kind.WORDS else {}
    return _answered(message) | named


def keep(message: Message, called: Called) -> None:
    """Remember whom the message calls, in the transaction that stores its words."""
    Mention.objects.bulk_create(
        Mention(message=message, user_id=user_id, written=name) for user_id, name in called.items()
    )


def keep_anew(message: Message, named: Called) -> None:
    """The same for words that changed. Whose old name still stands in them is still meant."""
    before = {one.user_id: one.written for one in message.mentions.all() if one.written}
    still = {spot.name for spot in spots(message.body, before.values())}
    kept = {user_id: name for user_id, name in before.items() if name in still}
    message.mentions.all().delete()
    keep(message, _answered(message) | kept | dict(named))


def pieces_of(message: Message) -> Iterator[Piece]:
    """The message's words, each name as it is shown today. Costs no query when mentions are loaded."""
    words, place = message.body, 0
    named = _named(message) if "@" in words else []
    for spot in spots(words, [one.written for one in named]):
        meant = [one for one in named if one.written.casefold() == spot.name.casefold()]
        yield Piece(words[place : spot.start])
        yield Piece(f"@{meant[0].user.shown_name}", tuple(one.user_id for one in meant))
        place = spot.end
    yield Piece(words[place:])


def words_of(message: Message) -> str:
    """What the message says, as plain text with today's names."""
    return "".join(piece.text for piece in pieces_of(message))


def render_words(message: Message) -> SafeString:
    """The same as HTML that knows no viewer: a name bears the ids of whom it means."""
    return mark_safe("".join(_rendered(piece) for piece in pieces_of(message)))  # noqa: S308 - each piece is safe


def names(message: Message, user_id: int) -> bool:
    """Whether its words name this person."""
    return any(user_id in piece.people for piece in pieces_of(message))


def _answered(message: Message) -> dict[int, str]:
    original = message.reply_to
    return {} if original is None or original.author_id == message.author_id else {original.author_id: ""}


def _named(message: Message) -> list[Mention]:
    return [one for one in message.mentions.all() if one.written]


def _rendered(piece: Piece) -> SafeString:
    if not piece.people:
        return render_body(piece.text)
    people = " ".join(str(user_id) for user_id in piece.people)
    return format_html('<bdi class="ment" data-people="{}">{}</bdi>', people, piece.text)
