"""Voting in a poll, and changing one's vote until it closes."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from rooms import broadcasts
from rooms.actions.changing import draw_anew, locked_card
from rooms.actions.inserting import must_still_be_here
from rooms.actions.pace import must_not_be_too_fast
from rooms.models import Membership, Message, Poll, PollVote, Room
from rooms.polls.errors import NoSuchChoice, PollIsClosed

PER_MINUTE = 30


def vote(*, poll: Poll, membership: Membership, chosen: list[int]) -> Poll:
    """My vote is for these choices and no others; none takes it back. The same again changes nothing.

    Everybody sees the new totals, nobody who chose what. A mute is about talking: who may not post may vote.
    Raises NoSuchChoice, PollIsClosed, TooFast; NoSuchRoom when the membership ended meanwhile.
    """
    places = _places(poll, chosen)
    must_not_be_too_fast("voted", membership.user_id, per_minute=PER_MINUTE)
    with locked_card(poll) as message:
        must_still_be_here(membership)
        if not takes_votes(poll):
            raise PollIsClosed
        if _store(poll, membership.user_id, places):
            _count(poll)
            draw_anew(message)
            mine = (membership.user_id, poll.room_id, poll.pk, places)
            transaction.on_commit(lambda: broadcasts.poll_voted(*mine), robust=True)
    return poll


def takes_votes(poll: Poll) -> bool:
    """Whether it is there for everybody, and still open."""
    message = poll.message
    is_shown = (
        message.state == Message.State.POSTED and message.scrubbed_at is None and not message.redactions
    )
    return is_shown and message.room.mode != Room.Mode.SEALED and not poll.is_closed


def _places(poll: Poll, chosen: list[int]) -> list[int]:
    places = sorted(set(chosen))
    if any(place not in range(len(poll.choices)) for place in places):
        raise NoSuchChoice
    if len(places) > 1 and not poll.takes_several:
        raise NoSuchChoice
    return places


def _store(poll: Poll, user_id: int, places: list[int]) -> bool:
    """Whether that is another vote than before."""
    mine = PollVote.objects.filter(poll=poll, user=user_id)
    before = mine.values_list("chosen", flat=True).first() or []
    if before == places:
        return False
    if not places:
        mine.delete()
    else:
        now = {"chosen": places, "voted_at": timezone.now()}
        PollVote.objects.update_or_create(poll=poll, user_id=user_id, defaults=now)
    return True


def _count(poll: Poll) -> None:
    votes = list(poll.votes.values_list("chosen", flat=True))
    counted = Counter(place for chosen in votes for place in chosen)
    poll.choices = [[words, counted[place]] for place, (words, _before) in enumerate(poll.choices)]
    poll.voters = len(votes)
    poll.save(update_fields=["choices", "voters"])
