"""A room with the static files of a running school, joined and hashed, and with their sources."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.browser.history import has_read_all, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server, servers


@pytest.fixture(scope="module")
def from_source(django_db_setup: None) -> Iterator[Server]:
    with servers(1, CLASSCHAT_STATIC_FROM_SOURCE="1") as [server]:
        yield server


def says_edits_removes_and_reports(aisha: Person, school: Cast) -> list[str]:
    """Uses what a page has at once and what it fetches later. Returns what the page asked for."""
    asked: list[str] = []
    aisha.page.on("request", lambda request: asked.append(request.url))
    until = timezone.now() - timedelta(minutes=1)
    write_history(school.willow_room, [school.aisha, school.hannah], 2, until=until)
    has_read_all(school.aisha)
    aisha.opens(school.willow_room)
    aisha.says("Is it PE tomorrow?")
    aisha.sees_sent("Is it PE tomorrow?")
    aisha.row("Is it PE tomorrow?").locator(".b").click(button="right")
    aisha.page.get_by_role("menuitem", name="Edit").click()
    expect(aisha.page.locator("#composer-for")).to_contain_text("Edit your message")
    aisha.page.keyboard.press("Escape")
    aisha.row("Is it PE tomorrow?").locator(".b").click(button="right")
    aisha.page.get_by_role("menuitem", name="Remove").click()
    aisha.page.locator("dialog").get_by_role("button", name="Remove").click()
    expect(aisha.row("Is it PE tomorrow?")).to_have_count(0)
    aisha.row("Line 2").locator(".b").click(button="right")
    aisha.page.get_by_role("menuitem", name="Report").click()
    expect(aisha.page.locator("dialog.report-sheet .cat").first).to_be_focused()
    return asked


def test_a_room_works_with_its_files_joined(school: Cast, person: Callable[..., Person]) -> None:
    asked = says_edits_removes_and_reports(person("aisha"), school)
    assert sum(url.endswith(".css") for url in asked) == 1
    [whole] = [url for url in asked if url.endswith(".js") and url.count(".") == 2]
    assert "/static/classchat/room." in whole


def test_a_room_works_with_its_files_as_they_lie(school: Cast, browser: Browser, from_source: Server) -> None:
    aisha = Person(browser, from_source.url, school.aisha)
    asked = says_edits_removes_and_reports(aisha, school)
    assert any(url.endswith("/static/rooms/room.js") for url in asked)
    assert aisha.complaints == []
    aisha.context.close()
