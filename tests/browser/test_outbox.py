"""Unsent words: kept until they are stored, sent once, in order, and asked about when they are old."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Route, expect

from tests.browser.check_sheet import stored
from tests.browser.outbox import OFFLINE, POST, AtHome, forgets, kept, line_is_back, writes_offline
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
NO_DATABASE = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
NO_LOCKS = "Object.defineProperty(navigator, 'locks', { value: undefined });"
LONDON = ZoneInfo("Europe/London")


def test_outbox_survives_a_browser_restart(
    school: Cast, browser: Browser, servers: list[Server], tmp_path: Path
) -> None:
    before = AtHome(browser, servers[0].url, school.sam, "phone", folder=tmp_path).opens(school.willow_room)
    writes_offline(before, "And I’ll bring the big teapot")
    before.says("And cups")
    expect(before.row("cups").locator(".st")).to_have_text(OFFLINE)
    until(lambda: "And cups" in kept(before.page))
    before.context.close()
    after = AtHome(browser, servers[0].url, school.sam, "phone", folder=tmp_path).opens(school.willow_room)
    after.sees_sent("And I’ll bring the big teapot")
    after.sees_sent("And cups")
    assert kept(after.page) == "[]"
    assert stored(school.willow_room) == ["And I’ll bring the big teapot", "And cups"]
    assert after.complaints == []
    after.context.close()


def test_outbox_asks_after_24_hours(school: Cast, person: Open) -> None:
    sam = person("sam", "phone")
    written_at = datetime(2026, 11, 24, 22, 10, tzinfo=LONDON)
    sam.page.clock.install(time=written_at)
    sam.opens(school.willow_room)
    writes_offline(sam, "Is PE tomorrow?")
    sam.page.unroute(POST)
    sam.page.close()
    sam.page = sam.new_page()
    sam.page.clock.install(time=written_at + timedelta(hours=25))
    sam.opens(school.willow_room)
    line = sam.row("PE").locator(".st")
    expect(line).to_contain_text("Send ‘Is PE tomorrow?’ from yesterday 22:10?")
    expect(sam.page.locator("#announcer")).to_have_text("One of your messages needs you before it is sent.")
    sam.says("Good morning")
    expect(sam.row("Good morning").locator(".st")).to_have_text("Waits for the one above")
    assert stored(school.willow_room) == []
    line.get_by_role("button", name="Send").click()
    sam.sees_sent("Is PE tomorrow?")
    sam.sees_sent("Good morning")
    assert stored(school.willow_room) == ["Is PE tomorrow?", "Good morning"]
    expect(sam.page.locator("#announcer")).to_have_text("")


def test_what_is_written_behind_a_waiting_message_says_the_same(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    writes_offline(sam, "One")
    sam.page.wait_for_timeout(2_000)  # by then it sleeps between its attempts
    sam.says("Two")
    expect(sam.row("Two").locator(".st")).to_have_text(OFFLINE, timeout=300)
    line_is_back(sam)
    sam.sees_sent("Two")
    assert stored(school.willow_room) == ["One", "Two"]


def test_what_is_too_late_can_be_taken_away(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    writes_offline(sam, "Is PE tomorrow?")
    sam.page.unroute(POST)
    sam.page.clock.install(time=timezone.now() + timedelta(days=9))
    sam.opens(school.willow_room)
    sam.says("Good morning")
    sam.row("PE").get_by_role("button", name="Remove").click()
    sam.sees_sent("Good morning")
    assert stored(school.willow_room) == ["Good morning"]
    forgets(sam.page, "PE")


def test_words_from_the_future_ask_too(school: Cast, person: Open) -> None:
    sam = person("sam")
    sam.page.clock.install(time=timezone.now() + timedelta(hours=1))
    sam.opens(school.willow_room)
    writes_offline(sam, "Is PE tomorrow?")
    sam.page.close()
    sam.page = sam.new_page()
    sam.page.clock.install(time=timezone.now())
    sam.opens(school.willow_room)
    expect(sam.row("PE").locator(".st")).to_contain_text("Send ‘Is PE tomorrow?’ from")
    assert stored(school.willow_room) == []


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_an_hour_wrong_asks_nothing(school: Cast, person: Open, hours: int) -> None:
    sam = person("sam")
    sam.page.clock.install(time=timezone.now() + timedelta(hours=hours))
    sam.opens(school.willow_room)
    writes_offline(sam, "What time is it?")
    sam.says("I think it’s late")
    line_is_back(sam)
    sam.sees_sent("What time is it?")
    sam.sees_sent("I think it’s late")
    assert stored(school.willow_room) == ["What time is it?", "I think it’s late"] == sam.told()


def test_two_tabs_of_one_person_send_an_item_once(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    other = sam.new_page()
    posts: list[str] = []
    sam.context.route(POST, lambda route: route.abort())
    sam.says("Once, please")
    expect(sam.row("Once").locator(".st")).to_have_text(OFFLINE)
    other.goto(f"/rooms/{school.willow_room.slug}/")
    twin = other.locator("#timeline > .row").filter(has_text="Once")
    expect(twin.locator(".st")).to_have_text(OFFLINE)
    sam.says("And this")
    expect(other.locator("#timeline > .row").filter(has_text="And this").locator(".st")).to_have_text(OFFLINE)
    sam.context.unroute(POST)
    sam.context.route(POST, lambda route: slowly(route, posts))
    for page in (sam.page, other):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    for page in (sam.page, other):
        expect(page.locator("#timeline > .row:not(.wait)")).to_have_count(2, timeout=15_000)
        expect(page.locator("#timeline > .row")).to_have_count(2)
    assert posts == ["Once, please", "And this"]
    assert stored(school.willow_room) == ["Once, please", "And this"]
    forgets(other, "Once")


def slowly(route: Route, posts: list[str]) -> None:
    posts.append(route.request.post_data_json["body"])
    route.continue_()


def test_two_tabs_without_locks_store_it_once(school: Cast, person: Open) -> None:
    sam = person("sam")
    sam.context.add_init_script(NO_LOCKS)
    sam.opens(school.willow_room)
    other = sam.new_page()
    other.goto(f"/rooms/{school.willow_room.slug}/")
    sam.context.route(POST, lambda route: route.abort())
    sam.says("Once, please")
    expect(other.locator("#timeline > .row .st")).to_have_text(OFFLINE)
    sam.context.unroute(POST)
    for page in (sam.page, other):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    for page in (sam.page, other):
        expect(page.locator("#timeline > .row:not(.wait)")).to_have_count(1, timeout=15_000)
    assert stored(school.willow_room) == ["Once, please"]


def test_what_one_tab_takes_away_is_gone_from_the_other(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    other = sam.new_page()
    other.goto(f"/rooms/{school.willow_room.slug}/")
    sam.context.route(POST, lambda route: route.fulfill(status=500))
    sam.says("Never mind")
    there = other.locator("#timeline > .row")
    expect(there.locator(".st")).to_contain_text("Not sent.")
    sam.row("Never mind").get_by_role("button", name="Remove").click()
    expect(there).to_have_count(0)
    sam.context.unroute(POST)
    other.evaluate("window.dispatchEvent(new Event('online'))")
    other.wait_for_timeout(2_500)
    assert stored(school.willow_room) == []


def test_a_browser_without_a_database_keeps_them_in_the_tab(school: Cast, person: Open) -> None:
    sam = person("sam", "phone")
    sam.context.add_init_script(NO_DATABASE)
    sam.opens(school.willow_room)
    writes_offline(sam, "Kept all the same")
    sam.says("And in order")
    sam.opens(school.willow_room)
    expect(sam.row("in order").locator(".st")).to_have_text(OFFLINE)
    line_is_back(sam)
    sam.sees_sent("Kept all the same")
    sam.sees_sent("And in order")
    assert stored(school.willow_room) == ["Kept all the same", "And in order"]
    sam.opens(school.willow_room)
    expect(sam.rows).to_have_count(2)


@pytest.mark.parametrize("address", ["/you", "/chats"])
def test_any_page_sends_what_a_room_left_unsent(school: Cast, person: Open, address: str) -> None:
    sam = person("sam").opens(school.willow_room)
    writes_offline(sam, "From wherever I am")
    sam.page.unroute(POST)
    with sam.page.expect_response(POST) as answer:
        sam.page.goto(address)
    assert answer.value.status == 201
    assert stored(school.willow_room) == ["From wherever I am"]
