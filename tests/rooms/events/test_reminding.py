"""The evening before at 17:00 in London: once, to those who come, wherever the clocks stand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from notices.models import Notice
from rooms.access import membership_for
from rooms.actions.event_changing import cancel_event
from rooms.actions.event_reminding import remind_of_events
from rooms.actions.removal import remove_message
from rooms.models import Event
from tests.cast import Cast, sign_in
from tests.rooms.planning import answered, in_days, london, plan, planned, whole_day

At = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """It is that moment now, for the worker and everything it asks."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def reminded() -> set[int]:
    return set(Notice.objects.filter(kind="rooms.event.reminder").values_list("user_id", flat=True))


def coming(cast: Cast) -> Event:
    event = planned(cast.adeyemi, cast.willow_room)
    for who, answer in ((cast.sam, "going"), (cast.dan, "maybe"), (cast.aisha, "not")):
        answered(who, event, answer)
    return event


def eve(hour: int, minute: int = 0) -> datetime:
    return london(in_days(6), hour, minute)


def test_who_comes_is_reminded_once_from_five_on(cast: Cast, at: At) -> None:
    coming(cast)
    moments = [eve(16, 59), eve(17), eve(17, 1), eve(22)]
    told = []
    for moment in moments:
        at(moment)
        told.append(remind_of_events())
    assert told == [0, 2, 0, 0] and reminded() == {cast.sam.pk, cast.dan.pk}


def test_a_worker_that_comes_late_still_reminds_until_it_starts(cast: Cast, at: At) -> None:
    event = coming(cast)
    at(event.starts_at + timedelta(minutes=1))
    assert remind_of_events() == 0
    at(event.starts_at - timedelta(minutes=30))
    assert remind_of_events() == 2


def test_nobody_is_reminded_of_what_is_off_or_gone(cast: Cast, at: At) -> None:
    off, gone = coming(cast), coming(cast)
    cancel_event(event=off, membership=membership_for(cast.adeyemi, cast.willow_room.slug))
    remove_message(message=gone.message, actor=cast.lowe)
    at(eve(18))
    assert remind_of_events() == 0 and reminded() == set()


def test_who_left_the_room_is_not_reminded(cast: Cast, at: At) -> None:
    coming(cast)
    cast.dan.memberships.update(ended_at=timezone.now(), end_reason="left")
    at(eve(18))
    assert remind_of_events() == 1 and reminded() == {cast.sam.pk}


def test_moved_to_another_day_people_are_reminded_again(cast: Cast, at: At) -> None:
    event, evening = coming(cast), eve(18)
    at(evening)
    remind_of_events()
    later = {name: getattr(event, name) + timedelta(days=1) for name in ("starts_at", "ends_at", "over_at")}
    Event.objects.update(**later)
    assert remind_of_events() == 0
    at(evening + timedelta(days=1))
    assert remind_of_events() == 2


@pytest.mark.parametrize(
    ("five", "starts"),
    [
        (datetime(2027, 3, 27, 17, tzinfo=UTC), (2027, 3, 28)),  # winter time the evening before
        (datetime(2027, 10, 30, 16, tzinfo=UTC), (2027, 10, 31)),  # summer time the evening before
        (datetime(2027, 6, 9, 16, tzinfo=UTC), (2027, 6, 10)),
    ],
)
@pytest.mark.parametrize("is_whole_day", [True, False])
def test_five_is_five_on_the_schools_wall(
    cast: Cast, at: At, five: datetime, starts: tuple[int, int, int], is_whole_day: bool
) -> None:
    day = datetime(*starts, tzinfo=UTC).date()
    what = whole_day(day=day) if is_whole_day else plan(starts_at=london(day, 9), ends_at=None)
    answered(cast.sam, planned(cast.adeyemi, cast.willow_room, what))
    at(five - timedelta(minutes=1))
    assert remind_of_events() == 0
    at(five)
    assert remind_of_events() == 1


def test_the_notice_names_the_event_for_who_may_read_it(cast: Cast, at: At) -> None:
    event = coming(cast)
    at(eve(17))
    remind_of_events()
    page = sign_in(cast.sam).get("/you/notices").content.decode()
    assert "Tomorrow: Willow nativity, Willow (Y3)." in page and "9:30 to 10:15 am" in page
    assert f'href="/rooms/{cast.willow_room.slug}/events/{event.pk}"' in page and "Open the event" in page
    assert "Willow nativity" not in str(list(Notice.objects.values())), "no words are stored"
    remove_message(message=event.message, actor=cast.lowe)
    page = sign_in(cast.sam).get("/you/notices").content.decode()
    assert "A reminder of an event in Willow (Y3)." in page and "nativity" not in page


def test_who_is_out_of_the_room_reads_only_its_name(cast: Cast, at: At) -> None:
    coming(cast)
    at(eve(17))
    remind_of_events()
    cast.dan.memberships.update(ended_at=timezone.now(), end_reason="left")
    page = sign_in(cast.dan).get("/you/notices").content.decode()
    assert "A reminder of an event in Willow (Y3)." in page and "nativity" not in page
