"""How often the sheet comes up and what people choose: numbers only, and no message waits or fails for one."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from rooms.checking import check_words
from rooms.counting import KEPT, count, forget_old_counts
from rooms.models import GuardCount, Message
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, OWN, SICK, choose, stopped
from tests.rooms.talk import say


def counted() -> Counter[tuple[str, str, str]]:
    rows = GuardCount.objects.values_list("answer", "outcome", "label", "times")
    return Counter({(answer, outcome, label): times for answer, outcome, label, times in rows})


def test_the_sheet_and_each_kind_of_finding_are_counted(cast: Cast) -> None:
    client = sign_in(cast.sam)
    for _time in range(2):
        stopped(client, cast.willow_room, SICK)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    choose(client, cast.willow_room, SICK, "ask_moderator")
    assert counted() == {
        ("shown", "hold", ""): 3,
        ("shown", "hold", "PUPIL_NAME"): 3,
        ("shown", "hold", "HEALTH_SEND"): 3,
        ("ask_moderator", "hold", ""): 1,
        ("ask_moderator", "hold", "PUPIL_NAME"): 1,
        ("ask_moderator", "hold", "HEALTH_SEND"): 1,
        ("shown", "nudge", ""): 1,
        ("shown", "nudge", "PUPIL_NAME"): 1,
        ("post_anyway", "nudge", ""): 1,
        ("post_anyway", "nudge", "PUPIL_NAME"): 1,
    }


def test_what_opens_no_sheet_is_not_counted(cast: Cast) -> None:
    client = sign_in(cast.sam)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    before = counted()
    assert say(client, cast.willow_room, "Good morning").status_code == 201
    assert say(client, cast.willow_room, OWN).status_code == 201
    assert say(client, cast.willow_room, NAMED).status_code == 201  # as before, unasked
    assert counted() == before


def test_a_count_knows_no_person_no_message_and_no_word(cast: Cast) -> None:
    fields = {field.name for field in GuardCount._meta.get_fields()}
    assert fields == {"id", "day", "room", "outcome", "label", "answer", "times"}


@pytest.mark.django_db(transaction=True)
def test_a_count_that_fails_fails_no_message(live_cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE rooms_guardcount RENAME TO rooms_guardcount_away")
    try:
        assert choose(sign_in(live_cast.sam), live_cast.willow_room, NAMED, "post_anyway").status_code == 201
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE rooms_guardcount_away RENAME TO rooms_guardcount")
    assert Message.objects.count() == 1


def test_counting_is_one_statement(cast: Cast, django_assert_num_queries: object) -> None:
    checked = check_words(author=cast.sam, room=cast.willow_room, body=SICK)
    with django_assert_num_queries(3):  # type: ignore[operator] - between savepoint and release
        count(room=cast.willow_room, checked=checked, answer=GuardCount.Answer.SHOWN)


@pytest.mark.django_db(transaction=True)
def test_no_count_is_lost_when_many_count_at_once(live_cast: Cast) -> None:
    checked = check_words(author=live_cast.sam, room=live_cast.willow_room, body=SICK)

    def one_more(_number: int) -> None:
        count(room=live_cast.willow_room, checked=checked, answer=GuardCount.Answer.SHOWN)
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one_more, range(20)))
    assert counted()["shown", "hold", ""] == 20


def test_old_counts_go(cast: Cast) -> None:
    for days in (0, KEPT.days, KEPT.days + 1):
        day = timezone.localdate() - timedelta(days=days)
        GuardCount.objects.create(day=day, room=cast.willow_room, outcome="hold", answer="shown", times=1)
    assert forget_old_counts() == 1
    assert GuardCount.objects.count() == 2
