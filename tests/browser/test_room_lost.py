"""News that was lost on the way: killed servers, sleeping tabs, frames that never come."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from people.models import School
from tests.browser.history import has_read_all, post, write_history
from tests.browser.line import Line
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]

SLEEP_FOR_A_MINUTE = """() => {
    const look = (hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    };
    look(true);
    const later = Date.now() + 61_000;
    Date.now = () => later;
    look(false);
}"""

# What a browser does where a proxy lets no WebSocket through; tries come quickly.
NO_LINE = """() => {
    Math.random = () => 0.02;
    window.tries = 0;
    window.WebSocket = class {
        constructor() { window.tries += 1; setTimeout(() => this.onclose?.({ code: 1006 }), 20); }
        close() {}
        send() {}
    };
    window.WebSocket.OPEN = 1;
}"""


@pytest.mark.redis
def test_a_page_catches_up_after_its_server_was_killed(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam", server=0).opens(school.willow_room)
    sam.page.evaluate(
        """() => { window.said = []; const bar = document.querySelector("#offline");
        new MutationObserver(() => bar.hidden || window.said.push(bar.textContent.trim()))
            .observe(bar, {childList: true, subtree: true, attributes: true}); }"""
    )
    servers[0].kill()
    try:
        post(servers[1], school.hannah, school.willow_room, "While you were out")
        sam.says("Is anybody there?")
        expect(sam.row("anybody").locator(".st")).to_have_text("Will send when you’re online")
        bar = sam.page.locator("#offline")
        expect(bar).to_be_visible(timeout=15_000)
        expect(bar).to_have_text("You’re offline. Messages will send later.")
    finally:
        servers[0].start()
    sam.sees("While you were out", seconds=45)
    sam.sees_sent("Is anybody there?")
    assert sam.told() == ["While you were out", "Is anybody there?"]
    expect(bar).to_be_hidden(timeout=45_000)
    assert sam.page.evaluate("window.said.at(-1)") == "Back online. 1 message sent."
    post(servers[1], school.hannah, school.willow_room, "Live again")
    sam.sees("Live again")


def test_a_tab_that_slept_catches_up_when_it_is_looked_at(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.is_dead = True
    post(servers[1], school.hannah, school.willow_room, "You slept")
    sam.page.wait_for_timeout(500)
    sam.sees_nothing_of("You slept")
    sam.page.evaluate(SLEEP_FOR_A_MINUTE)
    sam.sees("You slept")


def test_a_lost_frame_is_fetched_when_the_next_one_shows_the_hole(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.drops = lambda frame: "Lost" in frame.get("html", "")
    for words in ("Lost one", "Lost two", "Comes through"):
        post(servers[1], school.hannah, school.willow_room, words)
    sam.sees("Comes through")
    assert sam.told() == ["Lost one", "Lost two", "Comes through"]


def test_frames_that_come_twice_late_and_in_the_wrong_order_change_nothing(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.keeps = True
    for number in range(4):
        post(servers[1], school.hannah, school.willow_room, f"Number {number}")
    line.waits_for(4)
    for place in (2, 1, 2, 3, 0, 1, 3, 0):
        line.lets_go(place)
    sam.sees("Number 3")
    assert sam.told() == [f"Number {number}" for number in range(4)]


def test_reset_empties_the_room_before_painting(school: Cast, person: Open, servers: list[Server]) -> None:
    write_history(school.willow_room, [school.hannah], 3)
    has_read_all(school.sam)
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    School.objects.update(sync_epoch="after-the-restore")
    school.willow_room.messages.filter(body="Line 3").delete()
    line.cut()
    expect(sam.rows).to_have_count(2, timeout=20_000)
    assert sam.told() == ["Line 1", "Line 2"]
    post(servers[1], school.hannah, school.willow_room, "After the restore")
    sam.sees("After the restore")


def test_more_than_three_messages_at_once_are_told_as_a_number(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.drops = lambda frame: frame["type"] == "message" and "Last" not in frame["html"]
    for number in range(4):
        post(servers[1], school.hannah, school.willow_room, f"Number {number}")
    post(servers[1], school.dan, school.willow_room, "Last")
    expect(sam.page.locator("#announcer")).to_have_text("5 new messages in Willow (Y3)", timeout=10_000)


def test_leaving_and_coming_back_opens_the_line_again(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.cut()
    post(servers[1], school.hannah, school.willow_room, "Between two lines")
    sam.sees("Between two lines", seconds=20)


def test_where_no_line_gets_through_the_room_is_asked_for_by_turns(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    sam.page.add_init_script(f"({NO_LINE})()")
    sam.page.goto(f"/rooms/{school.willow_room.slug}/")
    bar = sam.page.locator("#offline")
    expect(bar).to_contain_text("This network blocks live chat.", timeout=20_000)
    post(servers[1], school.hannah, school.willow_room, "Wellies tomorrow")
    sam.sees("Wellies tomorrow", seconds=15)
    sam.says("Thank you")
    sam.sees_sent("Thank you")
    assert sam.told() == ["Wellies tomorrow", "Thank you"]
    expect(bar).to_contain_text("This network blocks live chat.")
    tries = sam.page.evaluate("window.tries")
    sam.page.wait_for_timeout(2_000)
    assert sam.page.evaluate("window.tries") == tries < 8
    sam.page.route("**/since/**", lambda route: route.fulfill(status=200, body="<h1>Log in to the wifi</h1>"))
    expect(bar).to_contain_text("You’re offline.", timeout=20_000)
    sam.page.unroute("**/since/**")
    post(servers[1], school.hannah, school.willow_room, "And socks")
    sam.sees("And socks", seconds=20)
    assert sam.told() == ["Wellies tomorrow", "Thank you", "And socks"]
