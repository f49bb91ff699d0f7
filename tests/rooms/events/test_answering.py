"""Going, Maybe, Can't go: numbers for everybody, names for those who run the event, my own answer for me."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from rooms.actions.event_answering import answer_event
from rooms.errors import NoSuchRoom
from rooms.models import Event, EventAnswer, Membership, Room
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.planning import answered, planned
from tests.rooms.tabs import run, settle, tab_of
from tests.rooms.talk import JSON, membership_of


def put(client: Client, event: Event, answer: object) -> object:
    address = f"/rooms/{event.room.slug}/events/{event.pk}/answer"
    return client.put(address, json.dumps({"answer": answer}), content_type="application/json", headers=JSON)


def test_an_answer_changes_the_numbers_on_every_page(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    page = Page(sign_in(cast.dan), cast.willow_room)
    said = put(sign_in(cast.sam), event, "going").json()
    assert said["answer"] == "going" and said["words"] == "1 going" and "1 going" in said["frame"]["html"]
    answered(cast.aisha, event, "maybe")
    page.catch_up()
    assert "1 going, 1 maybe" in page.shows[event.message_id]
    assert page.shows == fresh(sign_in(cast.dan), cast.willow_room)


def test_the_last_word_counts_and_the_same_again_changes_nothing(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    sam = sign_in(cast.sam)
    for answer in ("going", "maybe", "not", "going"):
        assert put(sam, event, answer).status_code == 200
    clock = Room.objects.get(pk=cast.willow_room.pk).clock
    put(sam, event, "going")
    event.refresh_from_db()
    assert (event.going, event.maybe, EventAnswer.objects.count()) == (1, 0, 1)
    assert Room.objects.get(pk=cast.willow_room.pk).clock == clock


def test_a_card_is_the_same_for_everybody_and_names_nobody(cast: Cast) -> None:
    event = answered(cast.sam, planned(cast.adeyemi, cast.willow_room))
    [of_sam] = fresh(sign_in(cast.sam), cast.willow_room).values()
    [of_dan] = fresh(sign_in(cast.dan), cast.willow_room).values()
    assert of_sam == of_dan and "Sam" not in of_sam and "checked" not in of_sam
    room = f"/rooms/{cast.willow_room.slug}"
    assert sign_in(cast.sam).get(f"{room}/events/answers").json() == {"answers": {str(event.pk): "going"}}
    assert sign_in(cast.dan).get(f"{room}/events/answers").json() == {"answers": {}}


@pytest.mark.parametrize(
    ("who", "sees"), [("adeyemi", True), ("lowe", True), ("hannah", False), ("dan", False)]
)
def test_names_are_for_staff_and_who_runs_it(cast: Cast, who: str, sees: bool) -> None:
    event = answered(cast.sam, planned(cast.adeyemi, cast.willow_room))
    page = (
        sign_in(getattr(cast, who)).get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}").content.decode()
    )
    assert ("Who answered" in page) == sees
    assert ("<li><bdi>Sam Ellis</bdi></li>" in page) == sees


def test_a_rep_sees_who_comes_to_what_she_made(cast: Cast) -> None:
    event = answered(cast.sam, planned(cast.hannah, cast.willow_room))
    page = sign_in(cast.hannah).get(f"/rooms/{cast.willow_room.slug}/events/{event.pk}")
    assert "<li><bdi>Sam Ellis</bdi></li>" in page.content.decode()


@pytest.mark.parametrize("answer", ["", "never", None, 3, ["going"], {"a": 1}])
def test_anything_else_is_no_answer(cast: Cast, answer: object) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    assert put(sign_in(cast.sam), event, answer).status_code == 422
    assert not EventAnswer.objects.exists()


def test_an_outsider_finds_no_event_under_any_room(cast: Cast) -> None:
    event, tom = planned(cast.adeyemi, cast.willow_room), sign_in(cast.tom)
    for slug in (cast.willow_room.slug, cast.oak_room.slug):
        address = f"/rooms/{slug}/events/{event.pk}"
        assert tom.post(f"{address}/answer", {"answer": "going"}).status_code == 404
        assert tom.get(address).status_code == tom.get(f"{address}.ics").status_code == 404
    assert not EventAnswer.objects.exists()


def test_without_script_the_card_leads_to_the_page_that_saves(cast: Cast) -> None:
    event, sam = planned(cast.adeyemi, cast.willow_room), sign_in(cast.sam)
    address = f"/rooms/{cast.willow_room.slug}/events/{event.pk}"
    chosen = sam.get(address, {"answer": "maybe"}).content.decode()
    assert '<input type="radio" name="answer" value="maybe" checked>' in chosen
    assert not EventAnswer.objects.exists(), "a link saves nothing"
    assert sam.post(f"{address}/answer", {"answer": "maybe"}).status_code == 302
    assert EventAnswer.objects.get().answer == "maybe"


def test_a_muted_parent_can_say_whether_they_come(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    Membership.objects.filter(user=cast.dan).update(muted_until="2100-01-01T00:00Z")
    assert put(sign_in(cast.dan), event, "going").status_code == 200


def test_nothing_is_answered_in_a_closed_room(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.SEALED)
    assert put(sign_in(cast.dan), event, "going").status_code == 409


@pytest.mark.django_db(transaction=True)
async def test_my_answer_reaches_my_other_device_and_others_hear_only_numbers(live_cast: Cast) -> None:
    event = await run(planned, live_cast.adeyemi, live_cast.willow_room)
    mine, other = await tab_of(live_cast.sam), await tab_of(live_cast.dan)
    await run(answered, live_cast.sam, event)
    await settle()
    heard = await mine.everything()
    assert {"type": "event.answered", "room": event.room_id, "event": event.pk, "answer": "going"} in heard
    others = await other.everything()
    assert [frame["type"] for frame in others] == ["message"] and "Sam" not in str(others)
    await mine.shut()
    await other.shut()


def test_who_left_meanwhile_answers_nothing(cast: Cast) -> None:
    event, membership = planned(cast.adeyemi, cast.willow_room), membership_of(cast.dan, cast.willow_room)
    cast.dan.memberships.update(ended_at=timezone.now(), end_reason="left")
    with pytest.raises(NoSuchRoom):
        answer_event(event=event, membership=membership, answer=EventAnswer.Answer.GOING)
    assert not EventAnswer.objects.exists()


def test_every_page_with_answers_goes_by_the_schools_clock(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    slug = cast.willow_room.slug
    for page in ("/events", f"/rooms/{slug}/", f"/rooms/{slug}/events", f"/rooms/{slug}/events/{event.pk}"):
        html = sign_in(cast.sam).get(page).content.decode()
        assert html.count('<meta name="server-time"') == html.count('<meta name="csrf-token"') == 1
