"""Going, Maybe, Can’t go."""

from django.db import transaction
from django.utils import timezone

from rooms import broadcasts
from rooms.actions.changing import draw_anew, locked_card
from rooms.actions.inserting import must_still_be_here
from rooms.events.errors import EventIsOver
from rooms.models import Event, EventAnswer, Membership, Message, Room

Answer = EventAnswer.Answer


def answer_event(*, event: Event, membership: Membership, answer: Answer) -> Event:
    """Say whether I come; the last word counts, and everybody sees the new numbers. The same again changes nothing.

    Who comes or does not may be a person who cannot post: a mute is about talking. Raises EventIsOver;
    NoSuchRoom when the membership ended meanwhile.
    """
    with locked_card(event) as message:
        must_still_be_here(membership)
        is_shown = message.state == Message.State.POSTED and message.room.mode != Room.Mode.SEALED
        if not event.takes_answers or not is_shown:
            raise EventIsOver
        if not _store(event, membership, answer):
            return event
        _count(event)
        draw_anew(message)
        mine = (membership.user_id, event.room_id, event.pk, answer.value)
        transaction.on_commit(lambda: broadcasts.event_answered(*mine), robust=True)
    return event


def _store(event: Event, membership: Membership, answer: Answer) -> bool:
    """Whether that is another answer than before."""
    mine = EventAnswer.objects.filter(event=event, user=membership.user)
    if mine.filter(answer=answer).exists():
        return False
    now = timezone.now()
    if not mine.update(answer=answer, answered_at=now):
        EventAnswer.objects.create(event=event, user=membership.user, answer=answer, answered_at=now)
    return True


def _count(event: Event) -> None:
    event.going = event.answers.filter(answer=Answer.GOING).count()
    event.maybe = event.answers.filter(answer=Answer.MAYBE).count()
    event.save(update_fields=["going", "maybe"])
