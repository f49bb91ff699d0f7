"""Removing an own message: asked once, then gone for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, expect

from rooms.models import Message
from tests.browser.history import has_read_all, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
GONE = "Removed by its author."


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    """Line 3 is Aisha's own, line 4 is Hannah's."""
    lines = write_history(school.willow_room, [school.hannah, school.dan, school.aisha], 4)
    has_read_all(school.aisha, school.hannah)
    return lines


def asks(person: Person, words: str, size: str) -> Locator:
    """They choose Remove in the message's menu."""
    bubble = person.row(words).locator(".b")
    if size == "phone":
        rest_on(bubble)
    else:
        bubble.click(button="right")
    person.page.get_by_role("menuitem", name="Remove").click()
    return person.page.get_by_role("dialog", name="Remove this message?")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_remove_asks_once_and_is_gone_for_everybody(
    school: Cast, lines: list[Message], person: Open, size: str
) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    sheet = asks(aisha, "Line 3", size)
    expect(sheet.get_by_role("button", name="Keep it")).to_be_focused()
    assert serious(aisha.page) == []
    assert sideways(aisha.page) <= 0
    sheet.get_by_role("button", name="Keep it").click()
    expect(aisha.row("Line 3")).to_have_count(1)
    asks(aisha, "Line 3", size).get_by_role("button", name="Remove").click()
    for one in (aisha, hannah):
        one.sees(GONE)
        one.sees_nothing_of("Line 3")
    expect(aisha.row(GONE).locator(".m")).to_be_focused()
    assert hannah.told() == ["Line 1", "Line 2", GONE, "Line 4"]


def test_a_dead_line_changes_nothing_and_says_so(school: Cast, lines: list[Message], person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.page.route("**/removal", lambda route: route.abort())
    asks(aisha, "Line 3", "desktop").get_by_role("button", name="Remove").click()
    expect(aisha.page.locator(".toast")).to_contain_text("That didn’t work.")
    aisha.sees("Line 3")
    aisha.page.unroute("**/removal")
    asks(aisha, "Line 3", "desktop").get_by_role("button", name="Remove").click()
    aisha.sees(GONE)


def test_without_script_a_page_asks(
    school: Cast, lines: list[Message], browser: Browser, servers: list[Server]
) -> None:
    aisha = Person(browser, servers[0].url, school.aisha, java_script_enabled=False)
    aisha.page.goto(f"/rooms/{school.willow_room.slug}/")
    aisha.row("Line 3").get_by_role("link", name="More").click()
    expect(aisha.page.get_by_role("heading", level=1)).to_have_text("A message")
    aisha.page.get_by_role("link", name="Remove").click()
    aisha.page.get_by_role("button", name="Remove").click()
    aisha.sees(GONE)
    aisha.context.close()
