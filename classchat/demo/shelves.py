"""What Hollybank's rooms keep at hand."""

from dataclasses import dataclass
from datetime import date, timedelta

from people.models import User
from rooms.access import membership_for
from rooms.actions.shelf import Worth, keep_resource
from rooms.models import Attachment, Resource, Room


@dataclass(frozen=True)
class Kept:
    """`weeks` ago it was put there; `days` it stays, 0: until it is taken off; `file` was sent in the room."""

    room: str
    author: str
    title: str
    weeks: int
    link: str = ""
    words: str = ""
    days: int = 0
    file: str = ""


SHELVES = (
    Kept(
        *("Willow (Y3)", "Mrs Adeyemi", "Reading at home", 9),
        link="https://reading.example.org/hollybank",
        words="Ten minutes a day. Sign the reading record, any grown-up will do.",
    ),
    Kept(
        *("Willow (Y3)", "Hannah Clarke", "Friends of Hollybank: who does what", 7),
        link="https://friends.example.org",
    ),
    Kept(
        *("Willow (Y3)", "Mrs Adeyemi", "Spellings this half-term", 3),
        words="Week 1: because, beautiful, believe\nWeek 2: breath, breathe, build\n"
        "Week 3: busy, business, calendar\nWeek 4: caught, centre, century",
        days=28,
    ),
    Kept(
        *("Willow (Y3)", "Mrs Adeyemi", "Letter: costumes for the nativity", 1),
        words="Plain tops and leggings in brown, grey or black, please.\n"
        "We have wings, crowns and tea towels.\nBring them in a named bag by Friday.",
        days=14,
    ),
    Kept(
        *("Willow (Y3)", "Hannah Clarke", "What to bring to forest school", 0),
        file="Forest school kit list.pdf",
    ),
    Kept(
        *("Oak (Y4)", "Mr Bello", "Times tables practice", 5),
        link="https://tables.example.org/oak",
        words="Five minutes is plenty.",
    ),
    Kept(
        *("School notices", "Mrs Osei", "Term dates and lunch menus", 8),
        link="https://hollybank.example.org/dates",
    ),
)


def fill_shelves(today: date) -> None:
    """Everything above is on its shelf."""
    for one in SHELVES:
        room = Room.objects.get(title=one.room)
        membership = membership_for(User.objects.get(display_name=one.author), room.slug)
        last_day = today + timedelta(days=one.days) if one.days else None
        file = Attachment.objects.filter(room=room, name=one.file).first() if one.file else None
        worth = Worth(one.title, one.link, one.words, last_day, file)
        resource = keep_resource(membership=membership, worth=worth)
        added_at = resource.added_at - timedelta(weeks=one.weeks)
        Resource.objects.filter(pk=resource.pk).update(added_at=added_at)
