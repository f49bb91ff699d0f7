"""Polls as people meet them: voted in by keyboard and finger, asked and closed while others look."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rooms.models import Poll
from tests.browser.cards import card, choice
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import judge
from tests.browser.person import Person
from tests.cast import Cast
from tests.rooms.asking import asked, ballot, voted

Open = Callable[..., Person]


@pytest.fixture
def stall(school: Cast) -> Poll:
    return elsewhere(lambda: asked(school.adeyemi, school.willow_room))


def test_a_vote_by_keys_counts_on_every_page_and_is_mine_on_my_other_device_alone(
    school: Cast, stall: Poll, person: Open
) -> None:
    sam, phone, dan = person("sam", server=0), person("sam", "phone", server=1), person("dan", server=1)
    for each in (sam, phone, dan):
        each.opens(school.willow_room)
    sam.page.locator(f"#m{stall.message_id}").focus()
    for _step in range(8):
        if sam.page.evaluate("document.activeElement.type") == "radio":
            break
        sam.page.keyboard.press("ArrowRight")
    sam.page.keyboard.press("Space")
    expect(choice(dan, "Setting up, 11:30 , 1 vote")).not_to_be_checked()
    sam.page.keyboard.press("ArrowDown")
    expect(choice(dan, "Selling, 1 to 3 , 1 vote")).not_to_be_checked()
    expect(choice(phone, "Selling, 1 to 3")).to_be_checked()
    expect(card(dan).locator(".sub")).to_contain_text("1 vote. Change yours until")
    choice(dan, "Clearing up").check()
    expect(card(sam).locator(".sub")).to_contain_text("2 votes.")
    expect(choice(sam, "Selling, 1 to 3")).to_be_checked()
    expect(choice(sam, "Selling, 1 to 3")).to_be_focused()
    sam.page.reload()
    expect(choice(sam, "Selling, 1 to 3")).to_be_checked()


def test_a_vote_that_is_not_saved_says_so_and_goes_back(school: Cast, stall: Poll, person: Open) -> None:
    elsewhere(lambda: voted(school.sam, stall, 2))
    sam = person("sam", "phone").opens(school.willow_room)
    expect(choice(sam, "Clearing up")).to_be_checked()
    sam.page.route("**/vote", lambda route: route.abort())
    choice(sam, "Selling").click()
    expect(sam.page.locator(".toast")).to_contain_text("Your answer isn’t saved.")
    expect(choice(sam, "Clearing up")).to_be_checked()
    sam.page.unroute("**/vote")
    choice(sam, "Selling").check()
    expect(choice(sam, "Selling, 1 to 3 , 1 vote")).to_be_checked()


def test_the_rep_adds_a_poll_and_closes_it_while_the_class_looks(school: Cast, person: Open) -> None:
    hannah, dan = person("hannah", "phone", server=0), person("dan", server=1)
    dan.opens(school.willow_room)
    hannah.opens(school.willow_room)
    hannah.page.locator(".head-menu summary").click()
    hannah.page.get_by_role("link", name="Add a poll").click()
    hannah.page.get_by_label("What do you want to ask?").fill("What shall we bring?")
    hannah.page.get_by_label("Choice 1", exact=True).fill("Cakes")
    hannah.page.get_by_label("Choice 2").fill("Samosas")
    hannah.page.get_by_role("radio", name="As many as they like").check()
    hannah.page.get_by_role("button", name="Ask Willow").click()
    for name in ("Cakes", "Samosas"):
        card(dan).get_by_role("checkbox", name=name).check()
        expect(card(dan).get_by_role("checkbox", name=f"{name} , 1 vote")).to_be_checked()
    expect(card(hannah).locator(".sub")).to_contain_text("1 person voted.")
    expect(card(dan).get_by_role("link", name="Close it")).to_be_hidden()
    card(hannah).get_by_role("link", name="Close it").click()
    hannah.page.get_by_role("button", name="Close the poll").click()
    expect(card(dan).locator(".sub")).to_have_text("Closed. 1 person voted.")
    expect(card(dan).get_by_role("checkbox", name="Cakes")).to_be_disabled()
    expect(card(dan).get_by_role("checkbox", name="Cakes")).to_be_checked()


def test_without_script_one_votes_by_form_and_nothing_is_too_wide_or_unnamed(
    school: Cast, stall: Poll, person: Open
) -> None:
    long = ballot("Donaudampfschifffahrtsgesellschaft" * 3, choices=("A" * 80, "B" * 80), takes_several=True)
    elsewhere(lambda: asked(school.hannah, school.willow_room, long))
    sam = person("sam", "phone", java_script_enabled=False)
    sam.page.goto(f"/rooms/{school.willow_room.slug}/")
    card(sam).first.get_by_role("radio", name="Selling").check()
    card(sam).first.get_by_role("button", name="Vote").click()
    expect(sam.page.get_by_role("radio", name="Selling")).to_be_checked()
    sam.page.get_by_role("button", name="Vote", exact=True).click()
    expect(sam.page.locator("#main")).to_contain_text("1 vote. Change yours")
    hannah, room = person("hannah"), f"/rooms/{school.willow_room.slug}"
    hannah.page.set_viewport_size({"width": 320, "height": 640})
    found = []
    for address in (f"{room}/", f"{room}/polls/{stall.pk}", f"{room}/polls/new"):
        hannah.page.goto(address)
        found += judge(hannah.page)
    assert found == []
