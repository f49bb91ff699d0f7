"""A room that is slow or closed for a while, at the message box and in the outbox."""

from collections.abc import Callable

from playwright.sync_api import expect

from rooms.actions.modes import set_mode
from rooms.models import Room
from tests.browser.check_sheet import stored
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import serious
from tests.browser.person import Person
from tests.cast import Cast
from tests.rooms.talk import membership_of

Open = Callable[..., Person]
Mode = Room.Mode


def sets(school: Cast, mode: Mode, **more: object) -> None:
    elsewhere(
        lambda: set_mode(membership=membership_of(school.adeyemi, school.willow_room), mode=mode, **more)
    )


def test_slow_mode_counts_down_and_sends_by_itself(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sets(school, Mode.SLOW, slow_seconds=8)
    line = sam.page.locator("#slow")
    expect(line).to_have_text("Slow mode: one message every minute.")
    sam.says("One")
    sam.sees_sent("One")
    expect(line).to_contain_text("You can send the next one in ")
    sam.says("Two")
    expect(sam.row("Two").locator(".st")).to_contain_text("Slow mode. Sends in ")
    sam.says("And a half")
    expect(sam.row("half").locator(".st")).to_have_text("Waits for the one above")
    assert serious(sam.page) == []
    assert stored(school.willow_room) == ["One"]
    sam.page.reload()
    sam.is_listening()
    expect(sam.page.locator("#slow")).to_contain_text("You can send the next one in ")
    sam.sees_sent("Two")
    expect(sam.row("half").locator(".st")).to_contain_text("Slow mode. Sends in ")
    sets(school, Mode.OPEN)
    sam.sees_sent("half")
    expect(sam.page.locator("#slow")).to_be_hidden()
    assert stored(school.willow_room) == ["One", "Two", "And a half"]


def test_what_a_closed_room_stopped_is_offered_when_it_opens(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    hannah = person("hannah").opens(school.willow_room)
    sam.page.route("**/messages", lambda route: route.abort())
    sam.says("I’ll say just one more thing")
    expect(sam.row("one more").locator(".st")).to_have_text("Will send when you’re online")
    hannah.page.goto(f"/rooms/{school.willow_room.slug}/settings")
    assert serious(hannah.page) == []
    hannah.page.get_by_label("Closed for now: everyone reads, nobody posts").check()
    hannah.page.get_by_label("Why it’s closed").fill("Let’s sleep on it. Open again at 8.")
    hannah.page.get_by_role("button", name="Save").click()
    expect(sam.page.locator("#closed-line")).to_have_text("Let’s sleep on it. Open again at 8.")
    sam.page.unroute("**/messages")
    expect(sam.row("one more").locator(".st")).to_contain_text("This chat is closed for now.")
    hannah.page.get_by_label("Open: everyone posts as they like").check()
    hannah.page.get_by_role("button", name="Save").click()
    line = sam.row("one more").locator(".st")
    expect(line).to_contain_text("Send ‘I’ll say just one more thing’ from ")
    assert stored(school.willow_room) == []
    line.get_by_role("button", name="Send").click()
    sam.sees_sent("I’ll say just one more thing")
    assert stored(school.willow_room) == ["I’ll say just one more thing"]
