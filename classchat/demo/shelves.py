"""What Hollybank's rooms keep at hand."""

from datetime import date, timedelta
from itertools import count

from people.models import User
from rooms.access import membership_for
from rooms.actions.shelf import Worth, keep_resource
from rooms.models import Resource, Room

# Room, who put it there, title, link, words, how many days it stays (0: until it is taken off). The oldest first.
SHELVES = (
    (
        *("Willow (Y3)", "Mrs Adeyemi", "Reading at home", "https://reading.example.org/hollybank"),
        *("Ten minutes a day. Sign the reading record, any grown-up will do.", 0),
    ),
    (
        *(
            "Willow (Y3)",
            "Hannah Clarke",
            "Friends of Hollybank: who does what",
            "https://friends.example.org",
        ),
        *("", 0),
    ),
    (
        *("Willow (Y3)", "Mrs Adeyemi", "Letter: costumes for the nativity", ""),
        *(
            "Plain tops and leggings in brown, grey or black, please.\n"
            "We have wings, crowns and tea towels.\nBring them in a named bag by Friday.",
            14,
        ),
    ),
    (
        *("Willow (Y3)", "Mrs Adeyemi", "Spellings this half-term", ""),
        *(
            "Week 1: because, beautiful, believe\nWeek 2: breath, breathe, build\n"
            "Week 3: busy, business, calendar\nWeek 4: caught, centre, century",
            28,
        ),
    ),
    (
        *("Oak (Y4)", "Mr Bello", "Times tables practice", "https://tables.example.org/oak"),
        *("Five minutes is plenty.", 0),
    ),
    (
        *("School notices", "Mrs Osei", "Term dates and lunch menus", "https://hollybank.example.org/dates"),
        *("", 0),
    ),
)


def fill_shelves(today: date) -> None:
    """Everything above is on its shelf, put there one a week."""
    for ago, (title, author, what, link, words, days) in zip(count(len(SHELVES), -1), SHELVES, strict=False):
        room = Room.objects.get(title=title)
        membership = membership_for(User.objects.get(display_name=author), room.slug)
        last_day = today + timedelta(days=days) if days else None
        kept = keep_resource(membership=membership, worth=Worth(what, link, words, last_day))
        Resource.objects.filter(pk=kept.pk).update(added_at=kept.added_at - timedelta(weeks=ago))
