"""Whose unsent words they are: kept for the same person, gone at sign-out, wiped when somebody else comes."""

from collections.abc import Callable

from django.conf import settings
from playwright.sync_api import Page, expect

from rooms.models import Message
from tests.browser.check_sheet import stored
from tests.browser.outbox import POST, forgets, kept, writes_offline
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]


def signs_out(page: Page) -> None:
    page.goto("/you")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")


def test_outbox_is_empty_after_sign_out(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    writes_offline(sam, "Not for the next one here")
    sam.page.locator("#composer").fill("Half a thought")
    assert "Not for the next" in kept(sam.page)
    assert "Half a thought" in kept(sam.page)
    sam.context.route(POST, lambda route: route.abort())
    signs_out(sam.page)
    assert kept(sam.page) == "[]"
    sam.becomes(school.sam).opens(school.willow_room)
    expect(sam.rows).to_have_count(0)
    expect(sam.page.locator("#composer")).to_have_value("")
    assert stored(school.willow_room) == []


def test_signing_out_closes_what_stands_open_in_other_tabs(school: Cast, person: Open) -> None:
    sam = person("sam")
    sam.opens(school.willow_room).says("Between us")
    sam.sees_sent("Between us")
    sam.page.locator("#composer").fill("Half a thought")
    other = sam.new_page()
    signs_out(other)
    expect(sam.page).to_have_url(f"{sam.url}/sign-in?next=%2Frooms%2F{school.willow_room.slug}%2F")
    sam.sees_nothing_of("Between us")
    assert kept(sam.page) == "[]"
    sam.page.go_back()
    sam.sees_nothing_of("Between us")


def test_without_a_line_signing_out_still_forgets(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    writes_offline(sam, "Not for the next one here")
    sam.context.route(POST, lambda route: route.abort())
    sam.page.goto("/you")
    sam.page.route("**/sign-out", lambda route: route.abort())
    with sam.page.expect_event("requestfailed", lambda request: request.is_navigation_request()):
        sam.page.get_by_role("button", name="Sign out").click()
    other = sam.new_page()
    other.goto("/you")
    forgets(other, "Not for the next")


def test_outbox_waits_for_the_same_person_after_a_lapsed_session(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.is_signed_out()
    sam.says("Still here?")
    expect(sam.row("Still here?").locator(".st")).to_have_text("Will send when you sign in")
    sam.page.close()
    sam.page = sam.new_page()
    sam.page.goto("/sign-in")
    sam.page.wait_for_timeout(1_000)
    assert stored(school.willow_room) == []
    assert "Still here?" in kept(sam.page)
    sam.sees_nothing_of("Still here?")
    sam.becomes(school.sam).opens(school.willow_room)
    sam.sees_sent("Still here?")
    assert stored(school.willow_room) == ["Still here?"]


def test_another_person_signing_in_wipes_it_on_whatever_page(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.is_signed_out()
    sam.says("Not for Hannah")
    sam.page.locator("#composer").fill("Nor this")
    expect(sam.row("Not for Hannah").locator(".st")).to_have_text("Will send when you sign in")
    sam.becomes(school.hannah)
    hannahs = sam.new_page()
    hannahs.goto("/you")
    expect(sam.row("Not for Hannah")).to_have_count(0, timeout=15_000)  # the tab is Hannah's now
    sam.is_listening()
    sam.sees_nothing_of("Not for Hannah")
    for page in (hannahs, sam.page):
        forgets(page, "for Hannah")
        forgets(page, "Nor this")
    sam.becomes(school.sam).opens(school.willow_room)
    expect(sam.rows).to_have_count(0)
    assert not Message.objects.exists()


def test_a_page_of_the_person_before_sends_nothing_as_the_next(school: Cast, person: Open) -> None:
    """Its token is of another sign-in, whatever cookie the browser sends along."""
    sam = person("sam").opens(school.willow_room)
    sam.becomes(school.hannah)
    sam.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    with sam.page.expect_navigation():
        sam.says("As Sam")
    sam.is_listening()
    sam.sees_nothing_of("As Sam")
    sam.page.wait_for_timeout(500)
    forgets(sam.page, "As Sam")
    assert not Message.objects.exists()
