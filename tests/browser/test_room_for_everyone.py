"""A room full of everything for people with large text, small screens, fingers, other scripts and other colours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.elsewhere import elsewhere
from tests.browser.everything import URDU, cut_off, fill, too_small
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast

Open = Callable[..., Person]


@pytest.fixture
def full(school: Cast) -> Cast:
    elsewhere(lambda: fill(school))
    return school


def test_large_text_and_wide_spaces_cut_nothing(full: Cast, person: Open) -> None:
    sam = person("sam")
    for width, height, text in ((320, 640, 100), (390, 844, 200), (1440, 900, 200)):
        sam.page.set_viewport_size({"width": width, "height": height})
        for opens in (sam.opens_chats, lambda: sam.opens(full.willow_room)):
            opens()
            sam.page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", text)
            assert (width, text, sideways(sam.page), cut_off(sam.page)) == (width, text, 0, [])
    sam.page.evaluate(
        """() => document.querySelectorAll("main *").forEach((one) => one.style.cssText +=
            "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important")"""
    )
    assert (sideways(sam.page), cut_off(sam.page)) == (0, [])


def test_on_a_phone_a_finger_hits_every_control(full: Cast, person: Open) -> None:
    sam = person("sam", "phone")
    sam.opens_chats()
    assert too_small(sam.page) == []
    sam.opens(full.willow_room)
    assert too_small(sam.page) == []
    rest_on(sam.row(URDU).locator(".b"))
    expect(sam.page.get_by_role("menuitem", name="Report")).to_be_visible()
    assert too_small(sam.page) == []


def test_a_machine_finds_nothing_wrong_with_all_of_it(full: Cast, person: Open) -> None:
    assert serious(person("sam").opens(full.willow_room).page) == []


def test_in_a_room_from_right_to_left_names_and_times_keep_their_order(full: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(full.willow_room)
    sam.page.evaluate("document.documentElement.dir = 'rtl'")
    assert (sideways(sam.page), cut_off(sam.page)) == (0, [])
    middle = "one => { const { left, right } = one.getBoundingClientRect(); return (left + right) / 2 }"
    sam.says("Mine")
    sam.sees_sent("Mine")
    assert sam.row("Mine").locator(".b").evaluate(middle) < 195  # the inline end
    assert sam.row(URDU).locator(".b").evaluate(middle) > 195
    expect(sam.row(URDU).locator("bdi").first).to_be_attached()


def test_forced_colours_leave_an_edge_round_every_message(full: Cast, person: Open) -> None:
    sam = person("sam", forced_colors="active").opens(full.willow_room)
    border = "one => getComputedStyle(one).borderTopStyle"
    for bubble in sam.page.locator("#timeline > .row .b").all():
        assert bubble.evaluate(border) == "solid"


def test_the_focus_is_never_under_the_head_or_the_box(full: Cast, person: Open) -> None:
    sam = person("sam").opens(full.willow_room)
    sam.page.set_viewport_size({"width": 390, "height": 500})
    sam.page.locator("#timeline > .row").last.focus()
    covered = """() => { const here = document.activeElement;
        const { left, right, top, bottom } = here.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
        const seen = document.elementFromPoint(x, y);
        return !here.contains(seen) && !seen.contains(here); }"""
    for key in ("Home", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "End"):
        sam.page.keyboard.press(key)
        assert not sam.page.evaluate(covered)


def test_with_reduced_motion_nothing_moves(full: Cast, person: Open) -> None:
    sam = person("sam", reduced_motion="reduce").opens(full.willow_room)
    sam.says("Still")
    sam.sees_sent("Still")
    moving = """() => document.getAnimations().filter((one) => one.playState === "running")
        .map((one) => one.animationName ?? one.transitionProperty)"""
    assert sam.page.evaluate(moving) == []
