""" "I’ve read this": who is asked, who has said so, and who may know how many have (PROTOCOL PR-37)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from people.families import Family, Named, families_in, is_of_a_family_in, named
from rooms import queries
from rooms.models import Acknowledgement, Membership, Message, Room

LATEST = 50  # announcements of which a page knows how they stand


def is_asked(membership: Membership) -> bool:
    """Whether the person can say it: an adult of a child in the class, in School notices of any child here."""
    room = membership.room
    return room.is_announcements and is_of_a_family_in(room.school_class_id, membership.user)


def may_count(membership: Membership) -> bool:
    """Whoever looks after the room learns how many families have read an announcement."""
    return membership.room.is_announcements and membership.role != Membership.Role.PARENT


def may_name(membership: Membership) -> bool:
    """Which ones have not is for staff; a class rep has numbers. In School notices for the office and the head."""
    if queries.posting_role(membership.user):
        return True
    staff = (Membership.Role.TEACHER, Membership.Role.MODERATOR)
    return membership.room.school_class_id is not None and membership.role in staff


def watchers_of(room: Room) -> set[int]:
    """Ids of everybody who may count, to be told that a number moved."""
    members = queries.live_memberships().filter(room=room).exclude(role=Membership.Role.PARENT)
    return set(members.values_list("user_id", flat=True)) | set(queries.announcers())


def standing(membership: Membership) -> dict[str, Any]:
    """`{asked, cards: {id: {words, mine, count}}}` of the newest announcements that ask, for this person.

    `words` is the version of the words it is about; `count` is empty for whoever may not count.
    """
    messages = list(_asking(membership).order_by("-seq")[:LATEST])
    counts = counts_of(membership.room, messages) if may_count(membership) else {}
    mine = set(_valid(messages).filter(user=membership.user).values_list("message_id", flat=True))
    cards = {
        message.pk: {
            "words": message.words_version,
            "mine": message.pk in mine,
            "count": counts.get(message.pk, ""),
        }
        for message in messages
    }
    return {"asked": is_asked(membership), "cards": cards}


def counts_of(room: Room, messages: list[Message]) -> dict[int, str]:
    """Message id to "22 of 27 families have read it". Two queries however many."""
    families, readers = families_in(room.school_class_id), _readers(messages)
    return {message.pk: count_words(families, readers[message.pk]) for message in messages}


def count_words(families: list[Family], readers: set[int]) -> str:
    read = sum(bool(family.users & readers) for family in families)
    return _("%(read)s of %(all)s families have read it") % {"read": read, "all": len(families)}


def outstanding(message: Message) -> list[Named]:
    """The families that have not said so yet, by the child’s surname."""
    readers = _readers([message])[message.pk]
    families = families_in(message.room.school_class_id)
    return named(family.pupil_id for family in families if not family.users & readers)


def has_read(message: Message, user_id: int) -> bool:
    return user_id in _readers([message])[message.pk]


def _asking(membership: Membership) -> QuerySet[Message]:
    shown = {"state": Message.State.POSTED, "scrubbed_at__isnull": True}
    return queries.messages_for(membership).filter(asks=True, **shown)


def _valid(messages: Iterable[Message]) -> QuerySet[Acknowledgement]:
    """What was said of words that have changed since does not count."""
    unchanged = Q(message__edited_at__isnull=True) | Q(at__gte=F("message__edited_at"))
    return Acknowledgement.objects.filter(unchanged, message__in=list(messages))


def _readers(messages: list[Message]) -> dict[int, set[int]]:
    """Who wrote it has read it."""
    readers: dict[int, set[int]] = defaultdict(set)
    for message in messages:
        readers[message.pk].add(message.author_id)
    for message_id, user_id in _valid(messages).values_list("message_id", "user_id"):
        readers[message_id].add(user_id)
    return readers
