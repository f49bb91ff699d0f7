"""Which pictures and papers people at Hollybank sent, each with what they said."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from classchat.demo import drawing
from rooms.actions.bringing import bring_attachment
from rooms.models import Attachment, Membership


@dataclass(frozen=True)
class Sent:
    """`made` answers the file's bytes; `alt` is of a picture, `name` of a paper."""

    made: Callable[[], bytes]
    alt: str = ""
    name: str = "picture.png"


KIT = [
    "Wellies, or old shoes that may get wet",
    "Spare socks",
    "A waterproof coat",
    "Long trousers",
    "A drink",
]
KIT_LIST = Sent(
    partial(drawing.paper, "Forest school: what to bring", KIT), name="Forest school kit list.pdf"
)
WELLIES = Sent(
    drawing.wellies,
    "Three pairs of small wellies, red, yellow and blue, drying on a wooden bench under a row of coat pegs",
)
BOXES = Sent(drawing.boxes, "Two large cardboard boxes, one on top of the other")
CAKES = Sent(drawing.cakes, "Six iced buns on a blue plate")

HAT = Sent(drawing.hat, "A navy hat with a white bobble")

# By how the words begin that went with them.
WITH_WORDS = {
    "Forest school is on Friday, it’s an extra one.": [KIT_LIST],
    "Yes please, Kofi. Spare wellies are drying": [WELLIES],
    "Two from a fridge in our garage": [BOXES],
    "We’ll do the gazebos, and the little one": [CAKES],
}


def sent_with(body: str, membership: Membership) -> list[Attachment]:
    """What went with these words; most went alone."""
    what = next((sent for words, sent in WITH_WORDS.items() if body.startswith(words)), [])
    return [brought(one, place, membership) for place, one in enumerate(what)]


def brought(sent: Sent, place: int, membership: Membership) -> Attachment:
    """Brought as a person brings it, and described."""
    content = sent.made()
    attachment = bring_attachment(
        membership=membership, upload=io.BytesIO(content), name=sent.name, size=len(content)
    )
    attachment.place, attachment.alt = place, sent.alt
    return attachment
