"""Moving an event and calling it off: old times struck through, people told, nothing lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEntry
from notices.models import Notice
from rooms.access import membership_for
from rooms.actions.event_answering import answer_event
from rooms.actions.event_changing import cancel_event, change_event
from rooms.events.errors import EventIsOver, MayNotRunEvents
from rooms.events.plan import Plan
from rooms.models import Event, EventAnswer, Revision
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.planning import answered, in_days, london, planned

LATER = {"starts_at": london(in_days(7), 11), "ends_at": london(in_days(7), 12)}


def change(user: object, event: Event, **to: object) -> Event:
    membership = membership_for(user, event.room.slug)  # type: ignore[arg-type]
    return change_event(event=event, membership=membership, plan=replace(Plan.of(event), **to))


def cancel(user: object, event: Event) -> Event:
    return cancel_event(event=event, membership=membership_for(user, event.room.slug))  # type: ignore[arg-type]


def test_the_old_time_is_struck_through_and_the_card_changes_where_it_stands(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    page = Page(sign_in(cast.dan), cast.willow_room)
    change(cast.adeyemi, event, **LATER)
    page.catch_up()
    [card] = page.shows.values()
    assert "Changed" in card and "11 am to 12 pm, main hall" in card
    assert '<del><span class="vh">Was: </span>9:30 to 10:15 am, main hall</del>' in card
    assert page.shows == fresh(sign_in(cast.dan), cast.willow_room)
    assert Revision.objects.get().body.startswith("Willow nativity\n")


def test_the_next_day_is_named_when_it_moves_there(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    moved = {"starts_at": london(in_days(8), 9, 30), "ends_at": london(in_days(8), 10, 15)}
    change(cast.adeyemi, event, **moved)
    [card] = fresh(sign_in(cast.dan), cast.willow_room).values()
    assert f"Was: </span>{in_days(7):%A}" in card


def test_who_answered_hears_of_another_time_and_nobody_else(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    for who, answer in (
        (cast.sam, "going"),
        (cast.dan, "maybe"),
        (cast.aisha, "not"),
        (cast.adeyemi, "going"),
    ):
        answered(who, event, answer)
    change(cast.adeyemi, event, note="Bring a cushion")
    assert not Notice.objects.exists()
    change(cast.adeyemi, event, **LATER)
    told = set(Notice.objects.filter(kind="rooms.event.changed").values_list("user_id", flat=True))
    assert told == {cast.sam.pk, cast.dan.pk, cast.aisha.pk}
    assert Notice.objects.first().facts == {"room": cast.willow_room.title}


def test_who_left_the_room_hears_nothing(cast: Cast) -> None:
    event = answered(cast.dan, planned(cast.adeyemi, cast.willow_room))
    cast.dan.memberships.update(ended_at=timezone.now(), end_reason="left")
    change(cast.adeyemi, event, **LATER)
    assert not Notice.objects.exists()


def test_cancelled_it_stays_says_so_and_takes_no_answers(cast: Cast) -> None:
    event = answered(cast.dan, planned(cast.adeyemi, cast.willow_room))
    cancel(cast.adeyemi, event)
    cancel(cast.adeyemi, event)
    dan = sign_in(cast.dan)
    [card] = fresh(dan, cast.willow_room).values()
    assert "Cancelled" in card and 'class="rsvp"' not in card
    assert Notice.objects.get().kind == "rooms.event.cancelled"
    assert AuditEntry.objects.filter(action="rooms.event.cancelled").count() == 1
    address = f"/rooms/{cast.willow_room.slug}/events/{event.pk}"
    assert dan.put(f"{address}/answer", {"answer": "maybe"}, "application/json").status_code == 409
    assert dan.post(f"{address}/answer", {"answer": "maybe"}).status_code == 409
    assert EventAnswer.objects.get().answer == "going"
    with pytest.raises(EventIsOver):
        change(cast.adeyemi, event, title="On again")


def test_a_past_event_is_listed_below_and_stays_as_it_was(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    long_ago = timezone.now() - timedelta(days=3)
    Event.objects.update(starts_at=long_ago, ends_at=long_ago, over_at=long_ago)
    event.refresh_from_db()
    page = sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/events").content.decode()
    assert event.title in page[page.index("Earlier events") :] and 'class="rsvp"' not in page
    for attempt in (lambda: change(cast.adeyemi, event, title="New"), lambda: cancel(cast.adeyemi, event)):
        with pytest.raises(EventIsOver):
            attempt()
    with pytest.raises(EventIsOver):
        membership = membership_for(cast.dan, cast.willow_room.slug)
        answer_event(event=event, membership=membership, answer=EventAnswer.Answer.GOING)


def test_a_rep_changes_what_reps_made_and_staff_change_all(cast: Cast) -> None:
    of_staff, of_rep = planned(cast.adeyemi, cast.willow_room), planned(cast.hannah, cast.willow_room)
    with pytest.raises(MayNotRunEvents):
        change(cast.hannah, of_staff, title="Mine now")
    with pytest.raises(MayNotRunEvents):
        cancel(cast.hannah, of_staff)
    for who in (cast.sam, cast.dan):
        with pytest.raises(MayNotRunEvents):
            cancel(who, of_rep)
    change(cast.hannah, of_rep, title="Cake stall")
    cancel(cast.lowe, of_rep)


def test_new_words_are_checked_and_wait_for_a_moderator(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    adeyemi, address = sign_in(cast.adeyemi), f"/rooms/{cast.willow_room.slug}/events/{event.pk}/change"
    day = in_days(7).isoformat()
    said = {"title": "Is Jayden Thompson OK? He was sick after lunch", "day": day}
    asked = adeyemi.post(address, said)
    assert asked.status_code == 422 and b"A moderator needs to see this one first." in asked.content
    token = asked.context["sheet"].token
    assert adeyemi.post(address, said | {"answer": "ask_moderator", "check_token": token}).status_code == 302
    event.message.refresh_from_db()
    assert event.message.state == "held"
    dan = sign_in(cast.dan)
    for page in (f"/rooms/{cast.willow_room.slug}/", f"/rooms/{cast.willow_room.slug}/events"):
        assert "Jayden" not in dan.get(page).content.decode()


def test_the_change_form_shows_the_event_as_it_is(cast: Cast) -> None:
    event = planned(cast.adeyemi, cast.willow_room)
    address = f"/rooms/{cast.willow_room.slug}/events/{event.pk}/change"
    page = sign_in(cast.adeyemi).get(address)
    form = page.context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    assert sign_in(cast.adeyemi).post(address, said).status_code == 302
    event.refresh_from_db()
    assert event.changes == 0, "saving the same again changes nothing"
