"""Bad networks: somebody else's page answers, the server restarts, the line is half open, the tab is frozen."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.browser.check_sheet import stored
from tests.browser.line import Line
from tests.browser.outbox import OFFLINE, POST, line_is_back
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
PORTAL = "<!doctype html><title>Hotel Wi-Fi</title><p>Accept our terms to go online."


def portal(route: Route) -> None:
    """A network that answers everything with a page of its own, and says all is well."""
    if route.request.resource_type == "fetch":
        route.fulfill(status=200, content_type="text/html", body=PORTAL)
    else:
        route.continue_()


def test_a_captive_portal_does_not_count_as_sent(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.route("**/*", portal)
    sam.says("Is anybody there?")
    expect(sam.row("anybody").locator(".st")).to_have_text(OFFLINE)
    sam.page.wait_for_timeout(2_500)  # it tries again, and rooms, catch-up and unread are asked for
    expect(sam.row("anybody").locator(".st")).to_have_text(OFFLINE)
    assert stored(school.willow_room) == []
    sam.page.unroute("**/*")
    line_is_back(sam)
    sam.sees_sent("Is anybody there?")
    assert stored(school.willow_room) == ["Is anybody there?"]


def test_a_portal_that_speaks_json_does_not_count_either(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.fulfill(status=200, json={"frame": None, "ok": True}), times=1)
    sam.says("Really?")
    expect(sam.row("Really?").locator(".st")).to_have_text(OFFLINE)
    sam.sees_sent("Really?")
    assert stored(school.willow_room) == ["Really?"]


def test_a_server_restart_in_the_middle_of_a_burst_loses_and_doubles_nothing(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam", server=0).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    burst = [f"Number {number}" for number in range(8)]
    posts: list[str] = []

    def dies_at_the_third(route: Route) -> None:
        posts.append(route.request.post_data_json["body"])
        if len(posts) == 3:
            route.fetch()  # stored, but the answer is lost with the server
            servers[0].kill()
            route.abort()
        else:
            route.continue_()

    sam.page.route(POST, dies_at_the_third)
    try:
        for words in burst:
            sam.says(words)
        expect(sam.row("Number 7").locator(".st")).to_have_text(OFFLINE, timeout=15_000)
    finally:
        servers[0].start()
    for words in burst:
        expect(sam.row(words).locator(".tick")).to_be_visible(timeout=45_000)
    assert stored(school.willow_room) == burst == sam.told()
    for words in burst:
        hannah.sees(words, seconds=45)
    assert hannah.told() == burst


def test_a_half_open_line_is_given_up_and_the_words_still_arrive(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    sam = person("sam")
    line = Line(sam)
    sam.opens(school.willow_room)
    line.is_dead = True
    hanging: list[Route] = []
    sam.page.route(POST, lambda route: hanging.append(route), times=1)
    sam.says("Into the void")
    expect(sam.row("void").locator(".st")).to_have_text(OFFLINE, timeout=25_000)
    sam.sees_sent("Into the void")
    assert stored(school.willow_room) == ["Into the void"]
    assert len(hanging) == 1


def test_a_frozen_tab_sends_when_it_thaws_and_does_not_hold_up_the_other(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    other = sam.new_page()
    other.goto(f"/rooms/{school.willow_room.slug}/")
    sam.context.route(POST, lambda route: route.abort())
    sam.says("Before the frost")
    expect(other.locator("#timeline > .row .st")).to_have_text(OFFLINE)
    devtools = sam.context.new_cdp_session(sam.page)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    sam.context.unroute(POST)
    other.evaluate("window.dispatchEvent(new Event('online'))")
    until(lambda: stored(school.willow_room) == ["Before the frost"])
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    sam.sees_sent("Before the frost")
    expect(sam.rows).to_have_count(1)
    sam.says("After the frost")
    sam.sees_sent("After the frost")
    assert stored(school.willow_room) == ["Before the frost", "After the frost"]


def test_a_tab_that_never_lets_go_is_passed_over(school: Cast, person: Open) -> None:
    """As one that the device froze in the middle of sending."""
    sam = person("sam").opens(school.willow_room)
    lock = f"classchat:message:{school.sam.pk}:{school.willow_room.slug}"
    sam.new_page().goto("/you")
    holder = sam.context.pages[-1]
    holder.evaluate(
        "name => void navigator.locks.request(name, () => new Promise(() => {})).catch(() => {})", lock
    )
    sam.says("Let me through")
    expect(sam.row("through").locator(".tick")).to_be_visible(timeout=40_000)
    assert stored(school.willow_room) == ["Let me through"]
