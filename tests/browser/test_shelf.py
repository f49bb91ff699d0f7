"""The shelf of a room as people meet it: filled on a phone, found at once on an open page, gone once taken off."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.elsewhere import elsewhere
from tests.browser.looks import judge
from tests.browser.person import Person
from tests.cast import Cast
from tests.rooms.shelving import kept

Open = Callable[..., Person]


def test_what_the_rep_puts_there_shows_on_an_open_page_and_goes_again(school: Cast, person: Open) -> None:
    hannah, dan = person("hannah", "phone", server=0), person("dan", server=1)
    address = f"/rooms/{school.willow_room.slug}/resources"
    dan.page.goto(address)
    dan.is_listening()
    shelf = dan.page.locator("#shelf")
    expect(shelf).to_contain_text("No files or links yet.")
    hannah.page.goto(f"/rooms/{school.willow_room.slug}/")
    hannah.page.get_by_role("link", name="Resources").click()
    hannah.page.get_by_role("link", name="Add to the shelf").click()
    hannah.page.get_by_label("What is it?").fill("Reading at home")
    hannah.page.get_by_label("Link").fill("reading.example.org/scheme")
    hannah.page.get_by_role("button", name="Put it there").click()
    link = shelf.get_by_role("link", name="Reading at home (opens another site)")
    expect(link).to_have_attribute("href", "https://reading.example.org/scheme")
    hannah.page.get_by_role("button", name=re.compile("^Take off")).click()
    expect(hannah.page.locator("#shelf")).to_contain_text("It’s off the shelf.")
    expect(shelf).to_contain_text("No files or links yet.")


def test_nothing_on_the_shelf_is_too_wide_or_unnamed(school: Cast, person: Open) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 2
    elsewhere(lambda: kept(school.hannah, school.willow_room, long, link=f"https://{long}.example.org/"))
    hannah, room = person("hannah"), f"/rooms/{school.willow_room.slug}"
    hannah.page.set_viewport_size({"width": 320, "height": 640})
    found = []
    for address in (f"{room}/resources", f"{room}/resources/new"):
        hannah.page.goto(address)
        found += judge(hannah.page)
    assert found == []
