"""Room and list as a machine can judge them: axe, sideways scrolling, small screens, no script."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.history import has_read, has_read_all, post, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
WINDOWS = [(320, 640), (390, 844), (768, 1024), (1440, 900), (320, 256)]


@pytest.fixture
def lively(school: Cast) -> Cast:
    """Willow with a past, and something new in it for Sam."""
    people = [school.hannah, school.dan, school.adeyemi, school.sam]
    lines = write_history(school.willow_room, people, 30)
    has_read(school.sam, lines[20])
    return school


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_serious(lively: Cast, person: Open, size: str) -> None:
    sam = person("sam", size)
    sam.opens(lively.willow_room)
    sam.says("I’ll bring it")
    sam.sees_sent("I’ll bring it")
    assert serious(sam.page) == []
    sam.page.route("**/messages", lambda route: route.fulfill(status=500, body=""))
    sam.says("This one fails")
    expect(sam.row("This one fails").locator(".st")).to_contain_text("Not sent.")
    keep_picture(sam.page, f"room-{size}")
    assert serious(sam.page) == []
    sam.opens_chats()
    keep_picture(sam.page, f"chats-{size}")
    assert serious(sam.page) == []


def test_nothing_scrolls_sideways(lively: Cast, person: Open) -> None:
    sam = person("sam")
    for width, height in WINDOWS:
        sam.page.set_viewport_size({"width": width, "height": height})
        sam.opens_chats()
        assert sideways(sam.page) <= 0
        sam.opens(lively.willow_room)
        assert sideways(sam.page) <= 0
        expect(sam.page.locator("#composer")).to_be_in_viewport()


def test_without_script_a_room_is_read_written_in_and_paged(
    school: Cast, browser: Browser, servers: list[Server]
) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 70)
    has_read_all(school.sam)
    sam = Person(browser, servers[0].url, school.sam, java_script_enabled=False)
    sam.page.goto(f"/rooms/{school.willow_room.slug}/")
    sam.says("Written without script")
    sam.sees("Written without script")
    sam.page.get_by_role("link", name="Earlier messages").click()
    expect(sam.rows.first.locator(".body")).to_have_text("Line 1")
    sam.page.get_by_role("link", name="Newest messages").click()
    sam.sees("Written without script")
    sam.context.close()


def test_two_windows_of_one_person_agree_about_what_is_theirs(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    one = person("sam", server=0).opens(school.willow_room)
    other = person("sam", "phone", server=1).opens(school.willow_room)
    one.says("From the laptop")
    other.sees_sent("From the laptop")
    expect(other.row("From the laptop")).to_have_class("row own")
    post(servers[0], school.hannah, school.willow_room, "Not yours")
    for window in (one, other):
        window.sees("Not yours")
        expect(window.row("Not yours").locator(".tick")).to_be_hidden()


def keep_picture(page: Page, name: str) -> None:
    """A picture to look at, where CLASSCHAT_PICTURES names a folder."""
    if folder := os.environ.get("CLASSCHAT_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")
