"""A class's week: filled in once, read by everybody, and what to bring tomorrow found at once."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditEntry
from people.actions.days_off import add_day_off, remove_day_off
from rooms.models import Room, WeeklyEntry, WeeklySkip
from rooms.week import day_name, day_to_get_ready_for, next_day_in, week_of
from tests.cast import Cast, sign_in
from tests.rooms.planning import london, weekly
from tests.rooms.talk import JSON

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (london(date(2026, 11, 18), 21), THURSDAY),  # the evening before
        (london(THURSDAY, 7, 30), THURSDAY),  # at breakfast
        (london(THURSDAY, 8, 59), THURSDAY),
        (london(THURSDAY, 9), date(2026, 11, 20)),  # after the bell
        (london(date(2026, 11, 20), 15), date(2026, 11, 23)),  # Friday afternoon
        (london(date(2026, 11, 21), 8), date(2026, 11, 23)),
        (london(date(2026, 11, 22), 23, 59), date(2026, 11, 23)),
        (london(date(2027, 3, 28), 0, 30), date(2027, 3, 29)),  # the night when the clocks go forward
    ],
)
def test_people_get_ready_for_the_next_school_day(now: datetime, day: date) -> None:
    assert day_to_get_ready_for(now) == day


def test_the_day_is_named_as_people_say_it() -> None:
    assert day_name(THURSDAY, THURSDAY) == "Today"
    assert day_name(date(2026, 11, 20), THURSDAY) == "Tomorrow, Friday"
    assert day_name(date(2026, 11, 23), date(2026, 11, 20)) == "Monday 23 November"


def add(client: Client, room: Room, **said: str) -> object:
    return client.post(
        f"/rooms/{room.slug}/week", {"weekday": "3", "words": "PE kit", "kind": "bring"} | said
    )


@pytest.mark.parametrize("who", ["hannah", "adeyemi", "lowe"])
def test_staff_and_the_rep_fill_it_in_and_everybody_reads_it(cast: Cast, who: str) -> None:
    assert add(sign_in(getattr(cast, who)), cast.willow_room).status_code == 302
    for room in (cast.willow_room, cast.willow_notices):
        page = sign_in(cast.dan).get(f"/rooms/{room.slug}/events").content.decode()
        assert "PE kit" in page and "This week" in page and "Fill in the week" not in page
    assert AuditEntry.objects.get(action="rooms.week.added").actor_id == getattr(cast, who).pk
    page = sign_in(cast.tom).get(f"/rooms/{cast.oak_room.slug}/events").content.decode()
    assert "PE kit" not in page, "another class has another week"


def test_a_childs_name_is_marked_at_the_field_and_not_stored(cast: Cast) -> None:
    answer = add(sign_in(cast.adeyemi), cast.willow_room, words="Jayden Thompson’s party")
    page = answer.content.decode()
    assert answer.status_code == 422 and "This names a child" in page and "<mark>" in page
    assert not WeeklyEntry.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"words": "x" * 4000},
        {"words": "\u200b"},
        {"weekday": "6"},
        {"weekday": "Monday"},
        {"kind": "sing"},
        {"first_day": "2026-11-20", "last_day": "2026-11-19"},
        {"first_day": "soon"},
    ],
    ids=str,
)
def test_what_cannot_be_is_said(cast: Cast, said: dict[str, str]) -> None:
    assert add(sign_in(cast.adeyemi), cast.willow_room, **said).status_code == 422
    assert not WeeklyEntry.objects.exists()


def test_words_are_only_words(cast: Cast) -> None:
    weekly(cast.adeyemi, cast.willow_room, "<script>x</script>", weekday=timezone.localdate().weekday() % 5)
    page = sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/events").content.decode()
    assert "&lt;script&gt;x" in page and "<script>x" not in page


def test_a_day_taken_out_a_day_off_and_the_end(cast: Cast) -> None:
    entry = weekly(cast.adeyemi, cast.willow_room)

    def on(day: date) -> tuple[tuple[str, ...], str]:
        found = next(one for one in week_of(cast.willow_room, day) if one.day == day)
        return found.bring, found.off

    assert on(THURSDAY) == (("PE kit",), "")
    WeeklySkip.objects.create(entry=entry, day=THURSDAY, skipped_by=cast.adeyemi)
    assert on(THURSDAY) == ((), "") and on(date(2026, 11, 26)) == (("PE kit",), "")
    off = add_day_off(
        actor=cast.osei, kind="inset", first_day=date(2026, 11, 26), last_day=date(2026, 11, 26)
    )
    assert on(date(2026, 11, 26)) == ((), "INSET day")
    assert remove_day_off(actor=cast.osei, day_off=off) and not remove_day_off(actor=cast.osei, day_off=off)
    assert on(date(2026, 11, 26)) == (("PE kit",), "")


def test_the_pages_buttons_take_out_and_put_back(cast: Cast) -> None:
    entry, adeyemi = weekly(cast.adeyemi, cast.willow_room), sign_in(cast.adeyemi)
    address = f"/rooms/{cast.willow_room.slug}/week/{entry.pk}"
    page = adeyemi.get(f"/rooms/{cast.willow_room.slug}/week")
    day = page.context["entries"][0].days[0][0].isoformat()
    adeyemi.post(address, {"verb": "skip", "day": day})
    adeyemi.post(address, {"verb": "skip", "day": day})
    assert WeeklySkip.objects.count() == 1
    adeyemi.post(address, {"verb": "unskip", "day": day})
    assert not WeeklySkip.objects.exists()
    for bad in ("", "soon", "2020-01-01", "2026-13-45"):
        assert adeyemi.post(address, {"verb": "skip", "day": bad}).status_code == 400
    adeyemi.post(address, {"verb": "end"})
    assert all(
        not day.bring
        for day in week_of(cast.willow_room, timezone.localdate())
        if day.day >= timezone.localdate()
    )


def test_another_classs_line_is_not_there(cast: Cast) -> None:
    entry = weekly(cast.adeyemi, cast.willow_room)
    answer = sign_in(cast.bello).post(f"/rooms/{cast.oak_room.slug}/week/{entry.pk}", {"verb": "end"})
    entry.refresh_from_db()
    assert answer.status_code == 404 and entry.last_day is None


def test_a_parent_of_two_classes_reads_both_on_the_first_page(cast: Cast) -> None:
    now = timezone.now()
    weekday = day_to_get_ready_for(now).weekday()
    weekly(cast.adeyemi, cast.willow_room, "PE kit", weekday=weekday)
    weekly(cast.bello, cast.oak_room, "Swimming kit", weekday=weekday)
    for address in ("/chats", "/events"):
        page = sign_in(cast.sam).get(address).content.decode()
        assert page.count("PE kit") == 1 and page.count("Swimming kit") == 1
        assert "Swimming kit" not in sign_in(cast.dan).get(address).content.decode()
    assert [line.room.pk for line in next_day_in([cast.willow_notices, cast.willow_room]).lines] == [
        cast.willow_room.pk
    ]


def test_an_open_room_hears_of_a_new_line_and_of_a_day_off(cast: Cast) -> None:
    dan, slug = sign_in(cast.dan), cast.willow_room.slug
    epoch = dan.get("/sync").json()["epoch"]
    mine = next(room for room in dan.get("/sync").json()["rooms"] if room["slug"] == slug)

    def state() -> str:
        since = f"/rooms/{slug}/since/{mine['clock']}?epoch={epoch}&membership={mine['membership']}"
        return dan.get(since, headers=JSON).json().get("state", {}).get("life_html", "")

    assert state() == ""
    weekly(cast.adeyemi, cast.willow_room, weekday=day_to_get_ready_for(timezone.now()).weekday())
    assert "PE kit" in state()


def test_a_day_off_reaches_every_class(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    day = day_to_get_ready_for(timezone.now())
    before = Room.objects.get(pk=cast.oak_room.pk).state_version
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        add_day_off(actor=cast.osei, kind="closed", words="Snow", first_day=day, last_day=day)
    assert Room.objects.get(pk=cast.oak_room.pk).state_version > before
    assert "No school: Snow" in sign_in(cast.sam).get("/chats").content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"first_day": ""},
        {"first_day": "2026-12-21", "last_day": "2026-12-20"},
        {"first_day": "2026-12-21", "last_day": "2027-12-20"},
        {"first_day": "0001-01-01"},
        {"first_day": "2026-12-21", "kind": "party"},
    ],
    ids=str,
)
def test_days_off_that_cannot_be_are_refused(cast: Cast, said: dict[str, str]) -> None:
    answer = sign_in(cast.osei).post("/staff/days-off", {"kind": "inset"} | said)
    assert answer.status_code == 422
