"""Before you send: what the check found is shown, and the person chooses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rooms.models import GuardAnswer, Message
from tests.browser.check_sheet import (
    CHILD,
    HELD,
    NUDGED,
    box,
    caret,
    chooses,
    meets_the_sheet,
    selected,
    sheet,
    state_of,
    stored,
)
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
SIZES = pytest.mark.parametrize("size", ["phone", "desktop"])


@SIZES
def test_edit_selects_what_was_found_and_typing_replaces_it(school: Cast, person: Open, size: str) -> None:
    sam = person("sam", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    opened = meets_the_sheet(sam, NUDGED)
    expect(opened.get_by_role("button", name="Edit my message")).to_be_focused()
    expect(opened.locator("mark").first).to_contain_text(CHILD)
    expect(sam.rows).to_have_count(0)
    assert stored(school.willow_room) == []
    chooses(sam, "Edit my message")
    expect(box(sam.page)).to_be_focused()
    assert selected(sam.page).startswith(CHILD)
    left = box(sam.page).input_value().replace(selected(sam.page), "someone")
    sam.page.keyboard.type("someone")
    expect(box(sam.page)).to_have_value(left)
    sam.page.locator("#composer-form .send").click()
    sam.sees_sent(left)
    hannah.sees(left)
    assert stored(school.willow_room) == [left]
    hannah.sees_nothing_of(CHILD)


@SIZES
def test_send_anyway_posts_once_for_everybody(school: Cast, person: Open, size: str) -> None:
    sam = person("sam", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    opened = meets_the_sheet(sam, NUDGED)
    opened.get_by_role("button", name="Send anyway").dblclick()
    sam.sees_sent(NUDGED)
    hannah.sees(NUDGED)
    expect(box(sam.page)).to_have_value("")
    expect(box(sam.page)).to_be_focused()
    expect(sam.rows).to_have_count(1)
    assert stored(school.willow_room) == [NUDGED]
    assert GuardAnswer.objects.get().answer == "post_anyway"


def test_the_same_words_are_not_asked_about_twice(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    meets_the_sheet(sam, NUDGED)
    chooses(sam, "Send anyway")
    sam.sees_sent(NUDGED)
    sam.says(NUDGED)
    expect(sam.rows.locator(".tick:visible")).to_have_count(2)
    assert stored(school.willow_room) == [NUDGED, NUDGED]


@SIZES
def test_a_hold_offers_no_sending_and_a_moderator_is_asked(school: Cast, person: Open, size: str) -> None:
    sam = person("sam", size).opens(school.willow_room)
    elsewhere = person("sam", server=1).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    opened = meets_the_sheet(sam, HELD)
    expect(opened.get_by_role("button", name="Send anyway")).to_have_count(0)
    expect(opened).to_contain_text("A moderator needs to see this one first.")
    assert stored(school.willow_room) == []
    chooses(sam, "Ask a moderator")
    for page in (sam, elsewhere):
        expect(state_of(page, HELD)).to_contain_text("Waiting for a moderator. What’s this?")
        expect(page.rows).to_have_count(1)
    expect(sam.page.locator("#announcer")).to_have_text("Waiting for a moderator.")
    expect(sam.row(HELD).locator(".tick")).to_be_hidden()
    sam.page.locator("summary", has_text="What’s this?").click()
    expect(sam.page.get_by_text("Only you can see it for now.")).to_be_visible()
    assert Message.objects.get().state == Message.State.HELD
    sam.opens(school.willow_room)
    expect(state_of(sam, HELD)).to_contain_text("Waiting for a moderator.")
    hannah.sees_nothing_of(CHILD)
    hannah.opens(school.willow_room).sees_nothing_of(CHILD)


@pytest.mark.parametrize(("size", "way"), [("desktop", "Escape"), ("phone", "beside"), ("phone", "Back")])
def test_leaving_the_sheet_loses_nothing(school: Cast, person: Open, size: str, way: str) -> None:
    sam = person("sam", size).opens(school.willow_room)
    here = sam.page.url
    meets_the_sheet(sam, NUDGED)
    leave = {
        "Escape": lambda: sam.page.keyboard.press("Escape"),
        "beside": lambda: sam.page.mouse.click(20, 20),
        "Back": sam.page.go_back,
    }
    leave[way]()
    expect(sheet(sam.page)).to_have_count(0)
    expect(box(sam.page)).to_have_value(NUDGED)
    expect(box(sam.page)).to_be_focused()
    assert caret(sam.page) == len(NUDGED)
    assert sam.page.url == here
    sam.opens(school.willow_room)
    expect(box(sam.page)).to_have_value(NUDGED)
    expect(sam.rows).to_have_count(0)
    assert stored(school.willow_room) == []


def test_a_sheet_that_was_left_opens_again_for_the_same_words(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    meets_the_sheet(sam, NUDGED)
    sam.page.keyboard.press("Escape")
    sam.page.keyboard.press("Enter")
    expect(sheet(sam.page)).to_be_visible()
    chooses(sam, "Ask a moderator")
    expect(state_of(sam, NUDGED)).to_contain_text("Waiting for a moderator.")


def test_naming_an_own_child_is_sent_and_said_quietly(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.says("Ellie will be late tomorrow")
    sam.sees_sent("Ellie will be late tomorrow")
    line = sam.row("Ellie").get_by_role("status")
    expect(line).to_contain_text("You named your child.")
    sam.row("Ellie").get_by_role("button", name="Close").click()
    expect(line).to_have_count(0)
    sam.says("Ellie has her kit")
    expect(sam.row("Ellie has her kit").get_by_role("status")).to_contain_text("You named your child.")
    sam.opens(school.willow_room)
    sam.sees("Ellie has her kit")
    expect(sam.row("Ellie has her kit").get_by_role("status")).to_have_count(0)
