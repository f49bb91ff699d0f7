"""Which announcements asked "have you read this?", and which families have said so by now."""

from random import Random

from people.families import families_in
from people.models import User
from rooms.models import Acknowledgement, Message, Room

# By the words that an announcement begins with: the share of the joined families who have read it.
ASKED = {
    "Museum trip: the form is in": 0.97,
    "Nativity: costume notes": 0.8,
    "An extra forest school": 0.55,
    "Flu vaccine: the nurses need": 0.9,
    "Christmas lunch menus are out": 0.35,
}
NOT_YET = "Sam Ellis"  # has the newest ones still to read


def asks(body: str) -> bool:
    return any(body.startswith(words) for words in ASKED)


def read_notices() -> None:
    """One adult a family presses the button, some hours after the announcement."""
    chance = Random(20261119)  # noqa: S311 - a demo, not a secret
    for message in Message.objects.filter(asks=True).select_related("room").order_by("pk"):
        share = next(share for words, share in ASKED.items() if message.body.startswith(words))
        readers = _readers(message.room, share, chance)
        if share < 0.6:
            readers -= {User.objects.get(display_name=NOT_YET).pk}
        Acknowledgement.objects.bulk_create(
            Acknowledgement(message=message, user_id=user, at=message.created_at) for user in readers
        )


def _readers(room: Room, share: float, chance: Random) -> set[int]:
    families = families_in(room.school_class_id)
    return {min(family.users) for family in families if family.users and chance.random() < share}
