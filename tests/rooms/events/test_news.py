"""Events travel like messages: an old page plus the missed frames equals a fresh page, whatever got lost."""

import random
from contextlib import suppress

import pytest

from rooms import frames
from rooms.access import membership_for
from rooms.actions.event_changing import cancel_event, change_event
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.events.errors import EventIsOver
from rooms.events.plan import Plan
from rooms.models import Event, EventAnswer, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.planning import answered, in_days, london, plan, planned


class Season:
    """Random things that happen to a class's events."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.chance = cast, random.Random(seed)

    def step(self) -> Message:
        events = list(Event.objects.select_related("message__author", "room"))
        if len(events) < 2 or self.chance.random() < 0.2:
            return planned(self.cast.adeyemi, self.cast.willow_room).message
        event = self.chance.choice(events)
        with suppress(EventIsOver):
            self.chance.choice([self.answer, self.answer, self.change, self.cancel, self.moderate])(event)
        return Message.objects.select_related("author", "room").get(pk=event.message_id)

    def answer(self, event: Event) -> None:
        who = self.chance.choice([self.cast.sam, self.cast.dan, self.cast.aisha])
        answered(who, event, self.chance.choice(EventAnswer.Answer.values))

    def change(self, event: Event) -> None:
        hour = self.chance.randint(8, 15)
        to = plan(starts_at=london(in_days(9), hour), ends_at=london(in_days(9), hour + 1))
        membership = membership_for(self.cast.adeyemi, event.room.slug)
        change_event(event=event, membership=membership, plan=to)

    def cancel(self, event: Event) -> None:
        cancel_event(event=event, membership=membership_for(self.cast.adeyemi, event.room.slug))

    def moderate(self, event: Event) -> None:
        message, lowe = event.message, self.cast.lowe
        doings = [
            lambda: hold_message(message=message, actor=lowe, cause=Cause.STAFF),
            lambda: release_message(message=message, actor=lowe),
            lambda: remove_message(message=message, actor=lowe),
            lambda: restore_message(message=message, actor=lowe),
        ]
        self.chance.choice(doings)()


@pytest.mark.parametrize("seed", [1, 20261119, 77])
@pytest.mark.parametrize("who", ["dan", "adeyemi"])
def test_an_old_page_plus_frames_equals_a_fresh_one(cast: Cast, seed: int, who: str) -> None:
    season, reader = Season(cast, seed), sign_in(getattr(cast, who))
    planned(cast.adeyemi, cast.willow_room)
    page = Page(reader, cast.willow_room)
    membership = membership_for(getattr(cast, who), cast.willow_room.slug)
    heard = [frames.message_frame(season.step(), membership) for _step in range(20)]
    season.chance.shuffle(heard)
    for frame in heard[::2] + heard[::3]:
        page.hear(frame)
    page.hear_clock(Room.objects.get(pk=cast.willow_room.pk).clock)
    assert page.shows == fresh(reader, cast.willow_room)


def test_a_plan_that_is_the_same_ticks_nothing(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    clock = Room.objects.get(pk=cast.willow_room.pk).clock
    membership = membership_for(cast.adeyemi, cast.willow_room.slug)
    change_event(event=event, membership=membership, plan=Plan.of(event))
    assert Room.objects.get(pk=cast.willow_room.pk).clock == clock
