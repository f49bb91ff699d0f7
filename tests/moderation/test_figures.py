"""/staff/figures: counts for the school and its governors, from which nobody can be picked out."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from moderation.figures import WEEKS, figures, monday_of, veiled
from rooms.models import GuardCount, Room
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, SICK, choose, stopped

TODAY = date(2026, 12, 9)  # a Wednesday


def counted(room: Room, answer: str, times: int, *, label: str = "", day: date = TODAY) -> None:
    GuardCount.objects.create(day=day, room=room, outcome="nudge", label=label, answer=answer, times=times)


def test_who_reads_them(cast: Cast) -> None:
    for person in (cast.osei, cast.lindqvist, cast.young, cast.kaur, cast.penrose, cast.lowe, cast.bello):
        assert sign_in(person).get("/staff/figures").status_code == 200
    for person in (cast.sam, cast.hannah, cast.adeyemi):
        assert sign_in(person).get("/staff/figures").status_code == 404


def test_what_happened_today_is_in_the_page(cast: Cast) -> None:
    client = sign_in(cast.sam)
    stopped(client, cast.willow_room, SICK)
    choose(client, cast.willow_room, NAMED, "post_anyway")
    shown = figures(timezone.localdate())
    assert shown.sheets == 2
    assert shown.weeks == [(monday_of(timezone.localdate()), [2, 1, 0, 0, 1])]
    assert shown.kinds == [("A child’s name", [2, 1, 0, 0, 1]), ("Someone’s health", [1, 0, 0, 0, 1])]
    page = sign_in(cast.young).get("/staff/figures").content.decode()
    assert "asked before sending 2 times" in page
    assert not [word for word in ("Jayden", "Thompson", "Sam Ellis", "sick") if word in page]


def test_weeks_begin_on_monday_and_twelve_are_shown(cast: Cast) -> None:
    monday = monday_of(TODAY)
    for days in (0, -2, -1, 2):
        counted(cast.willow_room, "shown", 1, day=monday + timedelta(days=days))
    counted(cast.willow_room, "shown", 7, day=monday - timedelta(weeks=WEEKS - 1))
    counted(cast.willow_room, "shown", 9, day=monday - timedelta(weeks=WEEKS - 1, days=1))
    shown = figures(TODAY)
    assert [(week, cells[0]) for week, cells in shown.weeks] == [
        (monday, 2),
        (monday - timedelta(weeks=1), 2),
        (monday - timedelta(weeks=WEEKS - 1), 7),
    ]
    assert shown.sheets == 11


def test_a_rooms_small_numbers_are_veiled_none_included(cast: Cast) -> None:
    counted(cast.willow_room, "shown", 12)
    counted(cast.willow_room, "post_anyway", 4)
    counted(cast.oak_room, "shown", 1)
    rooms = dict(figures(TODAY).rooms)
    few = "fewer than 5"
    assert rooms["Willow (Y3)"] == ["12", few, few]
    assert rooms["Oak (Y4)"] == [few, few, few]
    assert rooms["All announcements"] == [few, few, few]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([12, 9, 3], ["12", "not shown", "fewer than 5"]),
        ([3, 9, 9], ["fewer than 5", "not shown", "9"]),
        ([12, 0, 3], ["12", "fewer than 5", "fewer than 5"]),
        ([5, 6], ["5", "6"]),
        ([4], ["fewer than 5"]),
        ([], []),
    ],
)
def test_no_number_is_veiled_alone(numbers: list[int], shown: list[str]) -> None:
    """The school's sum less all others would tell it."""
    assert veiled(numbers) == shown


def test_a_changed_mind_makes_no_number_below_nothing(cast: Cast) -> None:
    """Came up before midnight, answered after."""
    counted(cast.willow_room, "post_anyway", 1)
    assert figures(TODAY).weeks == [(monday_of(TODAY), [0, 1, 0, 0, 0])]


def test_the_same_queries_however_many_rooms(cast: Cast, django_assert_num_queries: object) -> None:
    counted(cast.willow_room, "shown", 1)
    counted(cast.oak_room, "shown", 1, label="PHONE")
    with django_assert_num_queries(4):  # type: ignore[operator]
        figures(TODAY)
