"""Whose messages a person does not want to see. What the school's staff say cannot be hidden, nor an announcement."""

from collections.abc import Collection

from people.models import User
from rooms.models import Hidden, Membership, Message, Room

# Said in one of these roles; "" is from before roles were kept.
MAY_BE_HIDDEN = ("", Membership.Role.PARENT, Membership.Role.REP)


def hidden_by(user: User) -> set[int]:
    """Ids of the people. One query."""
    return set(Hidden.objects.filter(user=user).values_list("person_id", flat=True))


def hidden_in(room: Room, user: User) -> set[int]:
    """The same, for the messages of one room."""
    return set() if room.is_announcements else hidden_by(user)


def is_hidden(message: Message, people: Collection[int]) -> bool:
    """Whether the message is one of those that these people said as parents or as class rep."""
    return message.author_id in people and message.author_role in MAY_BE_HIDDEN


def may_hide(message: Message, membership: Membership) -> bool:
    """Whether the member may hide what this message's author says."""
    is_others = message.author_id != membership.user_id
    return is_others and not membership.room.is_announcements and message.author_role in MAY_BE_HIDDEN
