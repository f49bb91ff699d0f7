"""Announcements: the office writes, families read."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]


def test_the_office_announces_and_parents_only_read(school: Cast, person: Open) -> None:
    sam = person("sam", "phone", server=1).opens(school.willow_notices)
    expect(sam.page.locator("#composer")).to_have_count(0)
    expect(sam.page.get_by_text("Only staff can post here.")).to_be_visible()
    osei = person("osei").opens(school.willow_notices)
    osei.says("Christmas lunch menus are out")
    osei.sees_sent("Christmas lunch menus are out")
    sam.sees("Christmas lunch menus are out")
    osei.page.wait_for_timeout(1_500)
    osei.opens(school.willow_notices)
    osei.sees("Christmas lunch menus are out")


def test_an_announcement_shows_under_its_class_in_the_list(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens_chats()
    person("osei", server=1).opens(school.willow_notices).says("School closes at two")
    line = sam.page.locator(f"#room-row-{school.willow_notices.pk}")
    expect(line).to_contain_text("School closes at two", timeout=10_000)
    expect(line.locator(".badge")).to_have_text("Unread: 1")
