"""What a reply quotes: its original as this reader may see it today, never as it was once (PR-18b).

`rooms/static/rooms/quotes.js` keeps the same rule in the browser, for what comes later.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rooms.attachments.queries import load_attachments
from rooms.faces import Face, face_of, render
from rooms.frames import Frame
from rooms.hiding import is_hidden
from rooms.models import Membership, Message
from rooms.queries import these_for
from rooms.saying import says

MOST = 120  # characters; the style sheet cuts at the end of the line


@dataclass(frozen=True)
class Quote:
    """An original and its face, with `words` where that has some; no original where the reader may not see it."""

    original: Message | None = None
    face: Face = Face.NONE
    words: str = ""
    is_hidden: bool = False  # said by a person whom the reader hides


UNKNOWN = Quote()


def quotes_of(
    messages: Iterable[Message], membership: Membership, hidden: Collection[int] = ()
) -> dict[int, Quote]:
    """Original's id to what this member sees of it; what they may not see is missing. One query, if any.

    `hidden` are ids of people whose messages the member does not want to see.
    """
    ids = {message.reply_to_id for message in messages if message.reply_to_id}
    originals = list(these_for(membership, ids)) if ids else []
    load_attachments(originals)
    faces = {original: face_of(original, membership) for original in originals}
    return {
        original.pk: quote_of(original, face, hidden)
        for original, face in faces.items()
        if face is not Face.NONE
    }


def with_quotes(
    messages: list[Message], frames: list[Frame], membership: Membership, hidden: Collection[int] = ()
) -> list[Frame]:
    """A page's frames, the replies among them drawn with what they quote. Frames that travel hold no quotes."""
    quotes = quotes_of(messages, membership, hidden)
    return [
        frame | {"html": render(message, Face(frame["face"]), quotes.get(message.reply_to_id, UNKNOWN))}
        if message.reply_to_id and "html" in frame
        else frame
        for message, frame in zip(messages, frames, strict=True)
    ]


def quote_of(original: Message, face: Face, hidden: Collection[int] = ()) -> Quote:
    """A message in short. Costs no query when author, event and mentions are loaded."""
    if is_hidden(original, hidden):
        return Quote(original, face, is_hidden=True)
    shows_text = face in (Face.FULL, Face.WAITING, Face.NOT_POSTED)
    return Quote(original, face, _words(original) if shows_text else "")


def _words(original: Message) -> str:
    """On one line. A card is quoted by its title."""
    is_event = original.kind == Message.Kind.EVENT and not original.redactions
    said = original.event.title if is_event else says(original)
    return " ".join(said.split())[:MOST]
