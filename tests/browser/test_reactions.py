"""Reactions in two browsers on two servers: chosen, counted, ringed, taken back, and who it was."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from rooms.models import Message
from tests.browser.history import has_read_all, post, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 6)
    has_read_all(school.aisha, school.hannah)
    return lines


def kinds(who: Person, words: str) -> Locator:
    return who.row(words).locator(".rx a")


def test_chosen_by_finger_counted_elsewhere_and_taken_back(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    rest_on(aisha.row("Line 4").locator(".b"))
    aisha.page.get_by_role("menuitem", name="Heart").click()
    expect(kinds(aisha, "Line 4")).to_have_attribute("aria-label", "Heart, 1, including you")
    expect(kinds(hannah, "Line 4")).to_have_attribute("aria-label", "Heart, 1")
    kinds(hannah, "Line 4").click()
    for one in (aisha, hannah):
        expect(kinds(one, "Line 4")).to_have_attribute("aria-label", "Heart, 2, including you")
        expect(kinds(one, "Line 4")).to_have_attribute("aria-pressed", "true")
        one.page.locator("#composer").focus()
        assert serious(one.page) == []
        assert sideways(one.page) <= 0
    kinds(aisha, "Line 4").click()
    expect(kinds(hannah, "Line 4")).to_have_attribute("aria-label", "Heart, 1, including you")
    expect(kinds(aisha, "Line 4")).to_have_attribute("aria-pressed", "false")
    rest_on(aisha.row("Line 4").locator(".b"))
    aisha.page.get_by_role("menuitem", name="Who reacted").click()
    expect(aisha.page.locator("dialog.sheet")).to_contain_text("Hannah Clarke")
    assert serious(aisha.page) == []


def test_by_key_and_nobody_hears_the_words_again(
    school: Cast, lines: list[Message], person: Open, servers: list[Server]
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.page.locator(f"#m{lines[3].pk}").focus()
    for key in ("Enter", "ArrowUp", "Enter"):
        aisha.page.keyboard.press(key)
    expect(kinds(aisha, "Line 4")).to_have_attribute("aria-label", "Sad, 1, including you")
    expect(aisha.row("Line 4")).to_have_attribute("aria-live", "off")
    expect(aisha.page.locator(f"#m{lines[3].pk}")).to_be_focused()
    for _step in range(9):
        if aisha.page.evaluate("document.activeElement.matches('.rx a')"):
            break
        aisha.page.keyboard.press("ArrowRight")
    aisha.page.keyboard.press("Space")
    expect(kinds(aisha, "Line 4")).to_have_count(0)
    post(servers[1], school.hannah, school.willow_room, "And then?")
    aisha.sees("And then?")
