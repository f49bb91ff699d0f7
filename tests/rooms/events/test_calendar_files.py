"""Files for calendar apps: as RFC 5545 wants them, for nobody but their owner, and only what they may read today."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from people.actions.days_off import add_day_off
from rooms.access import membership_for
from rooms.actions.event_changing import cancel_event
from rooms.actions.feeds import end_feed, make_feed
from rooms.actions.removal import remove_message
from rooms.events import ical
from rooms.models import CalendarFeed, Event
from tests.cast import Cast, sign_in
from tests.rooms.planning import in_days, london, plan, planned, whole_day


def unfolded(body: bytes) -> list[str]:
    """The lines as a calendar app reads them."""
    assert body.endswith(b"\r\n") and b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert all(line.decode() is not None for line in body.split(b"\r\n")), "no letter is cut in two"
    return body.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def read(token: str, **headers: str) -> object:
    return Client().get(f"/events/feed/{token}.ics", headers=headers)


@given(st.text(max_size=300))
def test_any_words_survive_and_none_end_the_line(words: str) -> None:
    body = ical.calendar("Hollybank", [[("SUMMARY", ical.text(words))]])
    lines = unfolded(body)
    [summary] = [line for line in lines if line.startswith("SUMMARY:")]
    assert len(lines) == 12
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], summary[8:])
    seen = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", words)
    assert back == re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", seen)


def test_long_lines_are_folded_between_letters() -> None:
    lines = ical.folded("SUMMARY:" + "é😀" * 40).split("\r\n")
    assert len(lines) > 3 and all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == "SUMMARY:" + "é😀" * 40


def test_one_event_as_a_file(cast: Cast) -> None:
    event = planned(
        cast.adeyemi, cast.willow_room, plan("Cakes, jam; and\\or tea", note="Line one\nLine two")
    )
    answer = sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="event-{event.pk}.ics"'
    lines = unfolded(answer.content)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    assert "SUMMARY:Cakes\\, jam\\; and\\\\or tea (Willow (Y3))" in lines
    assert "DESCRIPTION:Line one\\nLine two" in lines and "LOCATION:main hall" in lines
    assert f"DTSTART:{event.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert {"STATUS:CONFIRMED", "SEQUENCE:0", f"UID:event-{event.pk}@localhost"} <= set(lines)


def test_whole_days_are_dates_and_end_on_the_day_after(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room, whole_day(last=in_days(8)))
    lines = unfolded(sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}.ics").content)
    assert (
        f"DTSTART;VALUE=DATE:{in_days(7):%Y%m%d}" in lines
        and f"DTEND;VALUE=DATE:{in_days(9):%Y%m%d}" in lines
    )


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (date(2027, 3, 28), 9, "20270328T080000Z"),  # the clocks went forward that night
        (date(2027, 3, 27), 9, "20270327T090000Z"),
        (date(2027, 10, 31), 9, "20271031T090000Z"),  # and back again
        (date(2027, 10, 30), 9, "20271030T080000Z"),
    ],
)
def test_nine_in_the_morning_is_nine_in_london(cast: Cast, day: date, hour: int, utc: str) -> None:
    event = planned(cast.adeyemi, cast.willow_room, plan(starts_at=london(day, hour), ends_at=None))
    page = sign_in(cast.dan)
    lines = unfolded(page.get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}.ics").content)
    assert f"DTSTART:{utc}" in lines
    assert "9 am, main hall" in page.get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}").content.decode()


def test_a_whole_day_when_the_clocks_change_is_that_day(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room, whole_day(day=date(2027, 3, 28)))
    lines = unfolded(sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}.ics").content)
    assert "DTSTART;VALUE=DATE:20270328" in lines and "DTEND;VALUE=DATE:20270329" in lines


def test_the_missing_hour_cannot_be_chosen(cast: Cast) -> None:
    said = {"client_id": "0b6de1c1-5a1e-4a77-9b5c-0a9a3c1f5b11", "title": "Owl walk", "day": "2027-03-28"}
    hannah, address = sign_in(cast.hannah), f"/rooms/{cast.willow_room.slug}/events/new"
    refused = hannah.post(address, said | {"starts": "01:30"})
    assert refused.status_code == 422 and "clocks go forward" in refused.content.decode()
    assert hannah.post(address, said | {"starts": "02:30"}).status_code == 302
    assert Event.objects.get().starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_the_feed_holds_my_rooms_only_and_days_off(cast: Cast) -> None:
    planned(cast.adeyemi, cast.willow_room, plan("In Willow"))
    planned(cast.bello, cast.oak_room, plan("In Oak"))
    planned(cast.osei, cast.school_notices, plan("For all"))
    add_day_off(actor=cast.osei, kind="inset", first_day=in_days(3), last_day=in_days(3))
    of_dan = read(make_feed(user=cast.dan)).content.decode()
    assert "In Willow" in of_dan and "For all" in of_dan and "In Oak" not in of_dan
    assert "SUMMARY:INSET day\r\nTRANSP:TRANSPARENT" in of_dan


def test_the_feed_follows_what_may_be_read_today(cast: Cast) -> None:
    event, gone = (
        planned(cast.adeyemi, cast.willow_room),
        planned(cast.adeyemi, cast.willow_room, plan("Gone")),
    )
    token = make_feed(user=cast.dan)
    remove_message(message=gone.message, actor=cast.lowe)
    cancel_event(event=event, membership=membership_for(cast.adeyemi, cast.willow_room.slug))
    lines = unfolded(read(token).content)
    assert {"STATUS:CANCELLED", "SEQUENCE:1"} <= set(lines) and not any("Gone" in line for line in lines)
    cast.dan.memberships.filter(room=cast.willow_room).update(ended_at=timezone.now(), end_reason="unlinked")
    assert event.title not in read(token).content.decode()


@pytest.mark.parametrize("state", ["locked_at", "closed_at"])
def test_the_feed_ends_with_the_account(cast: Cast, state: str) -> None:
    token = make_feed(user=cast.dan)
    setattr(cast.dan, state, timezone.now())
    cast.dan.save()
    assert read(token).status_code == 404


def test_a_suspended_parent_keeps_the_announcements(cast: Cast) -> None:
    planned(cast.adeyemi, cast.willow_room, plan("In the chat"))
    planned(cast.adeyemi, cast.willow_notices, plan("In the notices"))
    cast.dan.suspended_until = timezone.now() + timedelta(days=1)
    cast.dan.save()
    body = read(make_feed(user=cast.dan)).content.decode()
    assert "In the notices" in body and "In the chat" not in body


def test_an_app_that_asks_again_is_told_that_nothing_changed(cast: Cast) -> None:
    token = make_feed(user=cast.dan)
    planned(cast.adeyemi, cast.willow_room)
    first = read(token)
    again = read(token, if_none_match=first["ETag"])
    assert again.status_code == 304 and again.content == b"" and again["ETag"] == first["ETag"]
    assert first["Cache-Control"] == "private, no-cache"
    planned(cast.adeyemi, cast.willow_room, plan("Another"))
    assert read(token, if_none_match=first["ETag"]).status_code == 200


def test_a_renewed_address_and_guesses_are_not_there(cast: Cast) -> None:
    old = make_feed(user=cast.dan)
    new = make_feed(user=cast.dan)
    for guess in (old, new[:-1], new + "x", new.upper(), "", "0", str(cast.dan.pk), "%00"):
        assert read(guess).status_code == 404, guess
    assert read(new).status_code == 200
    end_feed(user=cast.dan)
    assert read(new).status_code == 404


def test_the_address_is_shown_once_and_stored_nowhere(cast: Cast) -> None:
    dan = sign_in(cast.dan)
    shown = dan.post("/events/feed", {"verb": "make"}).content.decode()
    [token] = set(re.findall(r"http://testserver/events/feed/([\w-]{43})\.ics", shown))
    assert read(token).status_code == 200 and "webcal://testserver/events/feed/" in shown
    assert token not in dan.get("/events").content.decode()
    assert token not in str(list(CalendarFeed.objects.values()))
    dan.post("/events/feed", {"verb": "end"})
    assert read(token).status_code == 404
