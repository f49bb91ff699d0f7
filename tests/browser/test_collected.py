"""A room with the static files of a running school: joined and hashed, where other tests use their sources."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.architecture.collected import Collected
from tests.browser.history import has_read_all, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server, servers


@pytest.fixture(scope="module")
def running(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    here = tmp_path_factory.mktemp("collected")
    Collected(here / Path(settings.VAR_DIR).name)
    with servers(1, CLASSCHAT_TEST_VAR=str(here), CLASSCHAT_STATIC_FROM_SOURCE="") as [server]:
        yield server


def test_a_room_works_with_its_files_joined(school: Cast, browser: Browser, running: Server) -> None:
    write_history(
        school.willow_room, [school.aisha, school.hannah], 2, until=timezone.now() - timedelta(minutes=1)
    )
    has_read_all(school.aisha)
    aisha = Person(browser, running.url, school.aisha)
    asked: list[str] = []
    aisha.page.on("request", lambda request: asked.append(request.url))
    aisha.opens(school.willow_room)
    assert sum(url.endswith(".css") for url in asked) == 1
    [whole] = [url for url in asked if url.endswith(".js") and url.count(".") == 2]
    assert "/static/classchat/room." in whole
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
    assert aisha.complaints == []
    aisha.context.close()
