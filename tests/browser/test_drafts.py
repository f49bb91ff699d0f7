"""Half-written words: one draft per room, there again on return."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.outbox import AtHome, kept
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


def test_each_room_has_a_draft_of_its_own(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    box = sam.page.locator("#composer")
    box.fill("For Willow")
    sam.opens(school.oak_room)
    expect(box).to_have_value("")
    box.fill("For Oak")
    sam.opens(school.willow_room)
    expect(box).to_have_value("For Willow")
    expect(sam.page.locator("#composer-form .send")).to_be_enabled()
    box.press("Control+End")
    sam.page.locator("#composer-form .send").click()
    sam.sees_sent("For Willow")
    sam.opens(school.willow_room)
    expect(box).to_have_value("")
    sam.opens(school.oak_room)
    expect(box).to_have_value("For Oak")
    box.fill("")
    assert kept(sam.page) == "[]"


def test_on_a_shared_device_a_draft_ends_with_its_tab(school: Cast, person: Open) -> None:
    sam = person("sam").becomes(school.sam, shared_device=True).opens(school.willow_room)
    sam.page.locator("#composer").fill("Half a thought")
    sam.opens(school.willow_room)
    expect(sam.page.locator("#composer")).to_have_value("Half a thought")
    assert "Half a thought" not in sam.page.evaluate("JSON.stringify(localStorage)")
    other = sam.new_page()
    other.goto(f"/rooms/{school.willow_room.slug}/")
    expect(other.locator("#composer")).to_have_value("")


def test_a_draft_outlives_the_browser(
    school: Cast, browser: Browser, servers: list[Server], tmp_path: Path
) -> None:
    before = AtHome(browser, servers[0].url, school.sam, "phone", folder=tmp_path).opens(school.willow_room)
    before.page.locator("#composer").fill("Half a thought")
    before.page.wait_for_timeout(500)
    before.context.close()
    after = AtHome(browser, servers[0].url, school.sam, "phone", folder=tmp_path).opens(school.willow_room)
    expect(after.page.locator("#composer")).to_have_value("Half a thought")
    after.context.close()
