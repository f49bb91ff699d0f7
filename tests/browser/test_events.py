"""Events as people meet them: answered by keyboard and finger, changed while others look, on a bad network."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rooms.access import membership_for
from rooms.actions.event_changing import cancel_event
from rooms.models import Event
from rooms.week import day_to_get_ready_for
from tests.browser.cards import card, choice
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.test_room_looks import keep_picture
from tests.cast import Cast
from tests.rooms.planning import answered, in_days, plan, planned, weekly, whole_day

Open = Callable[..., Person]


@pytest.fixture
def nativity(school: Cast) -> Event:
    return elsewhere(lambda: planned(school.adeyemi, school.willow_room))


def test_going_is_chosen_with_arrow_keys_and_everybody_sees_the_number(
    school: Cast, nativity: Event, person: Open
) -> None:
    sam, dan = person("sam", server=0), person("dan", "phone", server=1)
    sam.opens(school.willow_room)
    dan.opens(school.willow_room)
    sam.page.locator(f"#m{nativity.message_id}").focus()
    for _step in range(8):
        if sam.page.evaluate("document.activeElement.type") == "radio":
            break
        sam.page.keyboard.press("ArrowRight")
    expect(choice(sam, "Going")).to_be_focused()
    sam.page.keyboard.press("Space")
    expect(card(dan).locator(".going")).to_have_text("1 going")
    sam.page.keyboard.press("ArrowRight")
    expect(choice(sam, "Maybe")).to_be_checked()
    expect(card(dan).locator(".going")).to_have_text("0 going, 1 maybe")
    expect(choice(sam, "Maybe")).to_be_focused()
    expect(choice(dan, "Maybe")).not_to_be_checked()
    sam.page.keyboard.press("Escape")
    expect(sam.page.locator("#composer")).to_be_focused()


def test_somebody_elses_answer_moves_neither_my_choice_nor_my_focus(
    school: Cast, nativity: Event, person: Open
) -> None:
    sam, dan = (person(name).opens(school.willow_room) for name in ("sam", "dan"))
    choice(sam, "Maybe").check()
    expect(card(sam).locator(".going")).to_have_text("0 going, 1 maybe")
    choice(sam, "Maybe").focus()
    choice(dan, "Going").check()
    expect(card(sam).locator(".going")).to_have_text("1 going, 1 maybe")
    expect(choice(sam, "Maybe")).to_be_checked()
    expect(choice(sam, "Maybe")).to_be_focused()


def test_an_answer_that_is_not_saved_says_so_and_goes_back(
    school: Cast, nativity: Event, person: Open
) -> None:
    elsewhere(lambda: answered(school.sam, nativity, "maybe"))
    sam = person("sam", "phone").opens(school.willow_room)
    expect(choice(sam, "Maybe")).to_be_checked()
    sam.page.route("**/answer", lambda route: route.abort())
    choice(sam, "Going").click()
    expect(sam.page.locator(".toast")).to_contain_text("Your answer isn’t saved.")
    expect(choice(sam, "Maybe")).to_be_checked()
    sam.page.unroute("**/answer")
    choice(sam, "Going").check()
    expect(card(sam).locator(".going")).to_have_text("1 going")


def test_my_phone_learns_what_i_answered_on_the_laptop(school: Cast, nativity: Event, person: Open) -> None:
    phone, laptop = person("sam", "phone", server=0), person("sam", server=1)
    phone.opens(school.willow_room)
    laptop.page.goto(f"/rooms/{school.willow_room.slug}/events")
    laptop.is_listening()
    laptop.page.get_by_role("radio", name="Can’t go").check()
    expect(choice(phone, "Can’t go")).to_be_checked()
    expect(laptop.page.get_by_role("radio", name="Can’t go")).to_be_checked()


def test_a_moved_and_a_cancelled_event_change_under_the_readers_eyes(
    school: Cast, nativity: Event, person: Open
) -> None:
    sam, dan = person("sam", server=0), person("dan", "phone", server=1)
    sam.opens(school.willow_room)
    dan.page.goto(f"/rooms/{school.willow_room.slug}/events")
    dan.is_listening()

    adeyemi = person("adeyemi", server=1)
    address = f"/rooms/{school.willow_room.slug}/events/{nativity.pk}"
    adeyemi.page.goto(f"{address}/change")
    adeyemi.page.get_by_label("Starts").fill("14:00")
    adeyemi.page.get_by_label("Ends").fill("15:00")
    adeyemi.page.get_by_role("button", name="Save the change").click()
    for part in (card(sam), sam.page.locator(".side .mini"), dan.page.locator("#events")):
        expect(part).to_contain_text("2 to 3 pm, main hall")
    expect(card(sam).locator("del")).to_contain_text("9:30 to 10:15 am, main hall")
    adeyemi.page.goto(address)
    adeyemi.page.get_by_text("Cancel this event").click()
    adeyemi.page.get_by_role("button", name="Cancel the event").click()
    expect(card(sam)).to_contain_text("Cancelled")
    expect(card(sam).get_by_role("radio")).to_have_count(0)
    expect(sam.page.locator("#events-count")).to_be_hidden()
    expect(sam.page.locator(".side .mini")).to_have_count(0)
    expect(dan.page.locator("#events")).to_contain_text("Cancelled")


def test_the_rep_adds_an_event_and_the_class_sees_it_at_once(school: Cast, person: Open) -> None:
    hannah, dan = person("hannah", "phone", server=0), person("dan", server=1)
    dan.opens(school.willow_room)
    hannah.page.goto(f"/rooms/{school.willow_room.slug}/events")
    hannah.page.get_by_role("link", name="Add an event").click()
    hannah.page.get_by_label("What is it?").fill("Cake stall")
    hannah.page.get_by_label("Day", exact=True).fill(in_days(3).isoformat())
    hannah.page.get_by_label("Starts").fill("13:00")
    hannah.page.get_by_label("Where").fill("Playground")
    hannah.page.get_by_role("button", name=re.compile("^Add it")).click()
    expect(card(dan)).to_contain_text("1 pm, Playground")
    expect(dan.page.locator("#events-count .of")).to_have_text("1")
    expect(dan.page.locator(".side .mini")).to_contain_text("Cake stall")
    expect(card(hannah)).to_contain_text("Cake stall")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_without_script_an_event_is_answered_by_form(
    school: Cast, nativity: Event, person: Open, size: str
) -> None:
    sam = person("sam", size, java_script_enabled=False)
    sam.page.goto(f"/rooms/{school.willow_room.slug}/")
    choice(sam, "Maybe").check()
    card(sam).get_by_role("button", name="Answer").click()
    expect(sam.page.get_by_role("radio", name="Maybe")).to_be_checked()
    sam.page.get_by_role("button", name="Answer", exact=True).click()
    expect(sam.page.locator("#main")).to_contain_text("0 going, 1 maybe")


def test_what_to_bring_tomorrow_is_the_first_thing_on_the_first_page(school: Cast, person: Open) -> None:
    weekday = day_to_get_ready_for(timezone.now()).weekday()
    elsewhere(lambda: weekly(school.adeyemi, school.willow_room, "PE kit", weekday=weekday))
    sam = person("sam", "phone")
    sam.page.goto("/chats")
    expect(sam.page.get_by_text("PE kit")).to_be_in_viewport()
    sam.page.get_by_role("link", name="Events", exact=True).click()
    expect(sam.page.get_by_text("PE kit")).to_be_in_viewport()
    expect(sam.page.get_by_role("link", name="Events", exact=True)).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(
    school: Cast, nativity: Event, person: Open, size: str
) -> None:
    def more() -> int:
        for weekday in range(5):
            weekly(school.adeyemi, school.willow_room, "PE kit and a water bottle", weekday=weekday)
        long = planned(
            school.hannah,
            school.willow_room,
            whole_day("Donaudampfschifffahrtsgesellschaft" * 2, last=in_days(9)),
        )
        answered(school.sam, nativity)
        off = planned(school.adeyemi, school.willow_room, plan("Welly walk"))
        cancel_event(event=off, membership=membership_for(school.adeyemi, school.willow_room.slug))
        return long.pk

    long = elsewhere(more)
    room = f"/rooms/{school.willow_room.slug}"
    sam, adeyemi, osei = (person(who, size) for who in ("sam", "adeyemi", "osei"))
    found = []
    for who, address in (
        *(
            (sam, address)
            for address in (f"{room}/", f"{room}/events", "/events", "/chats", f"{room}/events/{long}")
        ),
        *(
            (adeyemi, address)
            for address in (f"{room}/events/{nativity.pk}", f"{room}/events/new", f"{room}/week")
        ),
        (osei, "/staff/days-off"),
    ):
        who.page.goto(address)
        who.page.wait_for_load_state()
        found += serious(who.page)
        keep_picture(who.page, f"life{address.replace('/', '-')}-{size}")
        was = who.page.viewport_size
        who.page.set_viewport_size({"width": 320, "height": 640})
        if over := sideways(who.page):
            found.append(f"{address} is {over} pixels too wide at 320")
        who.page.set_viewport_size(was)
    assert found == []
