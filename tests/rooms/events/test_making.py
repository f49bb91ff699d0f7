"""Adding an event: who may, what is stored, what the room reads, and what it never stores."""

from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEntry
from rooms.actions.editing import must_be_editable
from rooms.actions.removal import remove_message, restore_message
from rooms.errors import CannotEdit
from rooms.models import Event, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, SICK
from tests.rooms.page import fresh
from tests.rooms.planning import in_days, plan, planned, whole_day
from tests.rooms.talk import say

DAY = in_days(7).isoformat()


def add(client: Client, room: Room, **said: str) -> object:
    fields = {
        "client_id": str(uuid4()),
        "title": "Willow nativity",
        "day": DAY,
        "starts": "09:30",
        "ends": "10:15",
    }
    return client.post(f"/rooms/{room.slug}/events/new", fields | said)


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_class_rep_adds_an_event_and_its_card_is_in_the_chat(cast: Cast) -> None:
    answer = add(sign_in(cast.hannah), cast.willow_room, place="main hall", note="Two seats for each family")
    event = Event.objects.get()
    assert answer.status_code == 302 and answer["Location"].endswith(f"#m{event.message_id}")
    assert event.message.kind == Message.Kind.EVENT and "9:30 to 10:15 am, main hall" in event.message.body
    [card] = fresh(sign_in(cast.dan), cast.willow_room).values()
    assert "Willow nativity" in card and "9:30 to 10:15 am, main hall" in card and "Two seats" in card
    assert AuditEntry.objects.get(action="rooms.event.announced").actor_id == cast.hannah.pk


@pytest.mark.parametrize("who", ["sam", "tom", "osei"])
def test_who_runs_nothing_here_finds_no_form(cast: Cast, who: str) -> None:
    client = sign_in(getattr(cast, who))
    assert client.get(f"/rooms/{cast.willow_room.slug}/events/new").status_code == 404
    assert add(client, cast.willow_room).status_code == 404
    assert not Event.objects.exists() and not Message.objects.exists()


def test_the_office_adds_one_to_school_notices(cast: Cast) -> None:
    assert add(sign_in(cast.osei), cast.school_notices, starts="", ends="").status_code == 302
    assert "Willow nativity" in words(sign_in(cast.tom), f"/rooms/{cast.school_notices.slug}/events")


def test_the_same_form_twice_is_one_event(cast: Cast) -> None:
    hannah, key = sign_in(cast.hannah), str(uuid4())
    for _time in range(2):
        assert add(hannah, cast.willow_room, client_id=key).status_code == 302
    assert Event.objects.count() == 1 and Message.objects.count() == 1


def test_a_childs_name_is_asked_about_and_stored_only_after_an_answer(cast: Cast) -> None:
    hannah = sign_in(cast.hannah)
    asked = add(hannah, cast.willow_room, note=NAMED)
    assert asked.status_code == 422 and "This names a child" in asked.content.decode()
    assert not Event.objects.exists()
    token = asked.context["sheet"].token
    back = add(hannah, cast.willow_room, note=NAMED, answer="edit")
    assert "PE bag" in back.content.decode() and not Event.objects.exists()
    sent = add(hannah, cast.willow_room, note=NAMED, answer="post_anyway", check_token=token)
    assert sent.status_code == 302 and Event.objects.get().message.guard_answer.answer == "post_anyway"


def test_what_a_moderator_must_see_is_in_no_list_until_then(cast: Cast) -> None:
    hannah, dan = sign_in(cast.hannah), sign_in(cast.dan)
    asked = add(hannah, cast.willow_room, note=SICK)
    token = asked.context["sheet"].token
    assert (
        add(hannah, cast.willow_room, note=SICK, answer="post_anyway", check_token=token).status_code == 422
    )
    assert (
        add(hannah, cast.willow_room, note=SICK, answer="ask_moderator", check_token=token).status_code == 302
    )
    event = Event.objects.get()
    slug = cast.willow_room.slug
    for address in (
        f"/rooms/{slug}/",
        f"/rooms/{slug}/events",
        "/events",
        f"/rooms/{slug}/search?q=nativity",
    ):
        assert "Jayden" not in words(dan, address) and "Willow nativity" not in words(dan, address)
    assert dan.get(f"/rooms/{slug}/events/{event.pk}").status_code == 404
    assert dan.get(f"/rooms/{slug}/events/{event.pk}.ics").status_code == 404


def test_an_event_goes_and_comes_back_with_its_message(cast: Cast) -> None:
    event, dan = planned(cast.adeyemi, cast.willow_room), sign_in(cast.dan)
    address = f"/rooms/{cast.willow_room.slug}/events"
    remove_message(message=event.message, actor=cast.lowe)
    assert event.title not in words(dan, address) + words(dan, f"/rooms/{cast.willow_room.slug}/")
    restore_message(message=event.message, actor=cast.lowe)
    assert event.title in words(dan, address)


def test_once_a_part_was_taken_out_no_card_shows_it(cast: Cast) -> None:
    event, dan = planned(cast.adeyemi, cast.willow_room), sign_in(cast.dan)
    Message.objects.update(redactions=[[0, 6]])
    slug = cast.willow_room.slug
    for address in (f"/rooms/{slug}/", f"/rooms/{slug}/events", "/events"):
        assert "data-event" not in words(dan, address)
    assert dan.get(f"/rooms/{slug}/events/{event.pk}").status_code == 404


def test_a_card_is_not_edited_like_a_message(cast: Cast) -> None:
    with pytest.raises(CannotEdit):
        must_be_editable(planned(cast.adeyemi, cast.willow_room).message)


def test_who_joined_later_finds_the_event_but_not_the_talk(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    cast.dan.memberships.update(sees_from_seq=event.message.seq)
    dan = sign_in(cast.dan)
    assert event.title in words(dan, f"/rooms/{cast.willow_room.slug}/events")
    assert fresh(dan, cast.willow_room) == {}


def test_two_hundred_events_cost_as_many_queries_as_two(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(2):
        planned(cast.adeyemi, cast.willow_room, whole_day(f"Event {number}"))
    dan, counted = sign_in(cast.dan), {}
    address = f"/rooms/{cast.willow_room.slug}/events"
    dan.get(address)
    for count in (2, 200):
        known = Event.objects.count()
        first = Event.objects.select_related("message").first()
        for number in range(known, count):
            _copy(first, number)
        with django_assert_max_num_queries(100) as asked:  # type: ignore[operator]
            page = dan.get(address).content.decode()
        counted[count] = len(asked)
        assert page.count('class="rsvp"') == count
    assert counted[200] == counted[2]


def _copy(event: Event, number: int) -> None:
    """Another one like it, without asking the check two hundred times."""
    message = event.message
    message.pk, message.client_id, message.seq = None, uuid4(), message.seq + 100 + number
    message.save(force_insert=True)
    event.pk, event.message, event.title = None, message, f"Event {number}"
    event.save(force_insert=True)


@pytest.mark.parametrize(
    "said",
    [
        {"title": "x" * 4000},
        {"title": "   "},
        {"title": "\u200b\u200b"},
        {"title": "a\0b"},
        {"place": "x" * 81},
        {"note": "x" * 501},
        {"day": "2020-01-01"},
        {"day": "9999-12-31"},
        {"day": "0001-01-01"},
        {"day": "tomorrow"},
        {"day": ""},
        {"starts": "10:00", "ends": "10:00"},
        {"starts": "", "ends": "10:00"},
        {"starts": "25:00"},
        {"last_day": in_days(9).isoformat()},
        {"starts": "", "ends": "", "last_day": in_days(6).isoformat()},
        {"starts": "", "ends": "", "last_day": in_days(300).isoformat()},
    ],
    ids=str,
)
def test_what_cannot_be_an_event_is_said_at_its_field(cast: Cast, said: dict[str, str]) -> None:
    answer = add(sign_in(cast.hannah), cast.willow_room, **said)
    assert answer.status_code == 422 and b'id="form-errors"' in answer.content
    assert not Message.objects.exists()


def test_a_script_in_the_title_is_only_words(cast: Cast) -> None:
    bad = "<script>alert(1)</script><img src=x>"
    add(sign_in(cast.hannah), cast.willow_room, title=bad, place=bad, note=bad)
    slug, event = cast.willow_room.slug, Event.objects.get()
    for address in (
        f"/rooms/{slug}/",
        f"/rooms/{slug}/events",
        f"/rooms/{slug}/events/{event.pk}",
        "/events",
    ):
        page = words(sign_in(cast.dan), address)
        assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page and "<img src=x" not in page


def test_words_said_before_under_the_same_id_are_no_event(cast: Cast) -> None:
    hannah, key = sign_in(cast.hannah), str(uuid4())
    add(hannah, cast.willow_room)
    body = Message.objects.get().body
    assert say(hannah, cast.willow_room, body, client_id=key).status_code == 201
    answer = add(hannah, cast.willow_room, client_id=key)
    assert answer.status_code == 422 and b'id="form-errors"' in answer.content
    assert Event.objects.count() == 1


def test_a_locked_room_takes_no_event(cast: Cast) -> None:
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.LOCKED)
    answer = add(sign_in(cast.hannah), cast.willow_room)
    assert answer.status_code == 422 and not Event.objects.exists()


def test_a_plan_knows_when_it_is_over(cast: Cast) -> None:
    assert plan(ends_at=None).over_at > plan(ends_at=None).starts_at
    assert whole_day(last=in_days(9)).over_at > whole_day().over_at
