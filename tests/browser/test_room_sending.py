"""Sending on a bad day: no network, a broken server, a refusal, a lapsed session."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Route, expect

from rooms.models import Membership, Message, Room
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
POST = "**/messages"


def stored(room: Room) -> list[str]:
    return list(Message.objects.filter(room=room).order_by("seq").values_list("body", flat=True))


def test_without_network_a_message_waits_survives_a_reload_and_posts_once(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.abort())
    sam.says("And I’ll bring the big teapot")
    expect(sam.row("teapot").locator(".st")).to_have_text("Will send when you’re online")
    sam.opens(school.willow_room)
    expect(sam.row("teapot").locator(".st")).to_have_text("Will send when you’re online")
    sam.page.unroute(POST)
    sam.page.evaluate("window.dispatchEvent(new Event('online'))")
    sam.sees_sent("And I’ll bring the big teapot")
    assert stored(school.willow_room) == ["And I’ll bring the big teapot"]


def test_a_message_that_was_stored_but_never_answered_is_there_once(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)

    def swallow_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    sam.page.route(POST, swallow_the_answer, times=1)
    sam.says("Once only")
    sam.sees_sent("Once only")
    hannah.sees("Once only")
    sam.page.wait_for_timeout(1_500)
    expect(sam.rows).to_have_count(1)
    assert stored(school.willow_room) == ["Once only"]


def test_a_broken_server_says_not_sent_and_trying_again_posts_once(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    ids: list[str] = []

    def fail(route: Route) -> None:
        ids.append(route.request.post_data_json["client_id"])
        route.fulfill(status=500, body="")

    sam.page.route(POST, fail)
    sam.says("It needs a 13 amp socket")
    expect(sam.row("13 amp").locator(".st")).to_contain_text("Not sent. Try again")
    expect(sam.page.locator("#alarm")).to_have_text("Not sent")
    sam.page.unroute(POST)
    with sam.page.expect_request(POST) as again:
        sam.row("13 amp").get_by_role("button", name="Try again").click()
    assert again.value.post_data_json["client_id"] == ids[0]
    sam.sees_sent("It needs a 13 amp socket")
    assert stored(school.willow_room) == ["It needs a 13 amp socket"]


def test_a_broken_server_is_tried_again_without_being_asked(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.fulfill(status=503, body=""), times=2)
    sam.says("Patience")
    sam.sees_sent("Patience")
    assert stored(school.willow_room) == ["Patience"]


def test_messages_leave_in_the_order_they_were_written(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.fulfill(status=503, body=""), times=1)
    for words in ("first", "second", "third"):
        sam.says(words)
    for words in ("first", "second", "third"):
        sam.sees_sent(words)
    assert stored(school.willow_room) == ["first", "second", "third"] == sam.told()


def test_a_muted_parent_reads_why_and_keeps_the_words(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    mine = Membership.objects.filter(user=school.sam, room=school.willow_room)
    mine.update(muted_until=timezone.now() + timedelta(hours=1))
    sam.says("One more thing")
    line = sam.row("One more thing").locator(".st")
    expect(line).to_contain_text("Not sent. A moderator has stopped you posting")
    expect(line.get_by_role("button", name="Copy")).to_be_visible()
    line.get_by_role("button", name="Remove").click()
    expect(sam.rows).to_have_count(0)
    sam.opens(school.willow_room)
    sam.sees_nothing_of("One more thing")
    assert stored(school.willow_room) == []


def test_a_refusal_does_not_hold_up_what_comes_after_it(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.says("\u200b")
    expect(sam.rows.first.locator(".st")).to_contain_text("There’s nothing in it to send.")
    sam.says("Words this time")
    sam.sees_sent("Words this time")


def test_a_lapsed_session_keeps_the_message_for_the_same_person(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.is_signed_out()
    sam.says("Still here?")
    bar = sam.page.locator("#offline")
    expect(bar).to_contain_text("For your safety we signed you out. Your message is still here.")
    way_back = bar.get_by_role("link", name="Sign in").get_attribute("href") or ""
    assert way_back.endswith(f"/sign-in?next=%2Frooms%2F{school.willow_room.slug}%2F")
    expect(sam.row("Still here?").locator(".st")).to_have_text("Will send when you sign in")
    sam.becomes(school.sam).opens(school.willow_room)
    sam.sees_sent("Still here?")
    assert stored(school.willow_room) == ["Still here?"]


def test_another_person_in_the_same_tab_gets_nothing_of_it(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.is_signed_out()
    sam.says("Not for Hannah")
    expect(sam.page.locator("#offline")).to_be_visible()
    sam.becomes(school.hannah).opens(school.willow_room)
    sam.sees_nothing_of("Not for Hannah")
    assert "Not for Hannah" not in sam.page.evaluate("JSON.stringify(sessionStorage)")
    assert stored(school.willow_room) == []


def test_what_was_left_in_one_room_is_sent_from_another_page(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.abort())
    sam.says("Sent from the list")
    expect(sam.row("Sent from the list").locator(".st")).to_have_text("Will send when you’re online")
    sam.page.unroute(POST)
    with sam.page.expect_response(POST) as answer:
        sam.opens_chats()
    assert answer.value.status == 201
    assert stored(school.willow_room) == ["Sent from the list"]


def test_too_many_at_once_wait_and_all_arrive(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.fulfill(status=429, headers={"Retry-After": "1"}), times=1)
    sam.says("Slowly")
    expect(sam.row("Slowly").locator(".st")).to_have_text("That was quick. Sends in a moment")
    sam.sees_sent("Slowly")


def test_somebody_else_signing_in_in_another_tab_takes_over_this_one(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.says("As Sam")
    sam.sees_sent("As Sam")
    sam.becomes(school.hannah)
    sam.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    with sam.page.expect_navigation():
        sam.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(sam.row("As Sam")).not_to_have_class("row own")
    sam.is_listening()
    sam.says("As Hannah")
    sam.sees_sent("As Hannah")
    assert Message.objects.get(body="As Hannah").author == school.hannah


def test_a_page_from_before_the_last_sign_in_renews_itself(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    with sam.page.expect_navigation():
        sam.says("From an old page")
    sam.sees_sent("From an old page")
    assert stored(school.willow_room) == ["From an old page"]


def test_the_box_counts_down_and_sends_nothing_too_long(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    left = sam.page.locator("#room-left")
    sam.page.locator("#composer").fill("x" * 3799)
    expect(left).to_be_hidden()
    sam.page.locator("#composer").fill("🥾" * 3999)
    expect(left).to_have_text("1 character left")
    sam.page.locator("#composer").fill("x" * 4002)
    expect(left).to_have_text("2 characters too many")
    expect(sam.page.locator("#composer-form .send")).to_be_disabled()
    assert len(sam.page.locator("#composer").input_value()) == 4002


def test_a_message_that_failed_can_be_taken_away(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route("**/messages", lambda route: route.fulfill(status=500))
    sam.says("Never mind")
    sam.row("Never mind").get_by_role("button", name="Remove").click()
    expect(sam.row("Never mind")).to_have_count(0)
