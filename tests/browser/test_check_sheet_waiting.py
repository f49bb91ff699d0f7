"""What the check found while the person was offline, reloading, typing on, or out of luck."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from people.actions.rules import change_rule
from tests.browser.check_sheet import (
    CHILD,
    NUDGED,
    POST,
    Posts,
    box,
    chooses,
    comes_back_online,
    meets_the_sheet,
    selected,
    sheet,
    state_of,
    stored,
)
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
AMBER = "Not sent yet. Look at it"


def looks_at_it(sam: Person) -> None:
    sam.page.get_by_role("button", name="Look at it").click()
    expect(sheet(sam.page)).to_be_visible()


def test_a_nudge_while_flushing_waits(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.abort())
    sam.says(NUDGED)
    sam.says("And a water bottle")
    sam.opens(school.oak_room)
    sam.says("In the other room")
    expect(state_of(sam, "In the other room")).to_have_text("Will send when you’re online")
    comes_back_online(sam)
    sam.sees_sent("In the other room")
    sam.opens(school.willow_room)
    expect(state_of(sam, NUDGED)).to_have_text(AMBER)
    expect(state_of(sam, "water bottle")).to_have_text("Waits for the one above")
    sam.says("And a scarf")
    expect(state_of(sam, "scarf")).to_have_text("Waits for the one above")
    assert stored(school.willow_room) == []
    expect(sheet(sam.page)).to_be_visible()  # pressing Send brings up what is in the way
    chooses(sam, "Send anyway")
    for words in (NUDGED, "And a water bottle", "And a scarf"):
        sam.sees_sent(words)
    assert stored(school.willow_room) == [NUDGED, "And a water bottle", "And a scarf"]


def test_back_online_the_sheet_does_not_jump_up(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.context.set_offline(True)
    sam.says(NUDGED)
    expect(state_of(sam, NUDGED)).to_have_text("Will send when you’re online")
    sam.context.set_offline(False)
    expect(state_of(sam, NUDGED)).to_have_text(AMBER)
    expect(sam.page.locator("#announcer")).to_contain_text("needs you")
    expect(sheet(sam.page)).to_have_count(0)
    looks_at_it(sam)
    chooses(sam, "Edit my message")
    assert selected(sam.page).startswith(CHILD)
    expect(sam.rows).to_have_count(0)
    assert stored(school.willow_room) == []


def test_a_reload_while_the_sheet_is_open_keeps_the_words(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    meets_the_sheet(sam, NUDGED)
    sam.opens(school.willow_room)
    expect(state_of(sam, NUDGED)).to_have_text(AMBER)
    expect(box(sam.page)).to_have_value("")
    looks_at_it(sam)
    expect(box(sam.page)).to_have_value(NUDGED)
    chooses(sam, "Send anyway")
    sam.sees_sent(NUDGED)
    assert stored(school.willow_room) == [NUDGED]


def test_what_is_typed_meanwhile_is_not_lost(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    slow: list[Route] = []
    sam.page.route(POST, lambda route: slow.append(route), times=1)
    with sam.page.expect_request(POST):
        sam.says(NUDGED)
    sam.page.keyboard.type("It has a badge on")
    slow[0].continue_()
    expect(state_of(sam, NUDGED)).to_have_text(AMBER)
    expect(sheet(sam.page)).to_have_count(0)
    expect(box(sam.page)).to_have_value("It has a badge on")
    looks_at_it(sam)
    sam.page.keyboard.press("Escape")
    expect(state_of(sam, NUDGED)).to_have_text(AMBER)
    expect(box(sam.page)).to_have_value("It has a badge on")
    looks_at_it(sam)
    chooses(sam, "Edit my message")
    expect(box(sam.page)).to_have_value(f"{NUDGED}\nIt has a badge on")
    assert selected(sam.page).startswith(CHILD)
    expect(sam.rows).to_have_count(0)


def test_a_choice_survives_a_broken_server_and_a_dead_line(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    posts = Posts(sam)
    posts.failures = [500, 0]
    meets_the_sheet(sam, NUDGED)
    chooses(sam, "Send anyway")
    sam.sees_sent(NUDGED)
    first, *others = posts.sent
    assert len(others) == 3
    assert {post["client_id"] for post in others} == {first["client_id"]}
    assert {post["answer"] for post in others} == {"post_anyway"}
    assert len({post["check_token"] for post in others}) == 1
    assert stored(school.willow_room) == [NUDGED]


def test_a_choice_survives_a_reload(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    meets_the_sheet(sam, NUDGED)
    sam.page.route(POST, lambda route: route.abort())
    chooses(sam, "Send anyway")
    expect(state_of(sam, NUDGED)).to_have_text("Will send when you’re online")
    sam.opens(school.willow_room)
    comes_back_online(sam)
    sam.sees_sent(NUDGED)
    assert stored(school.willow_room) == [NUDGED]


def test_a_choice_that_came_too_late_is_asked_for_again(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    meets_the_sheet(sam, NUDGED)

    def spoil_the_token(route: Route) -> None:
        route.continue_(post_data={**route.request.post_data_json, "check_token": "expired"})

    sam.page.route(POST, spoil_the_token, times=1)
    with sam.page.expect_response(POST) as answer:
        chooses(sam, "Send anyway")
    assert answer.value.status == 422
    expect(sheet(sam.page)).to_be_visible()
    expect(box(sam.page)).to_have_value(NUDGED)
    assert stored(school.willow_room) == []
    chooses(sam, "Send anyway")
    sam.sees_sent(NUDGED)
    assert stored(school.willow_room) == [NUDGED]


def test_leaving_the_sheet_lets_later_words_go(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.route(POST, lambda route: route.abort())
    sam.says(NUDGED)
    sam.says("And a water bottle")
    comes_back_online(sam)
    looks_at_it(sam)
    sam.page.keyboard.press("Escape")
    sam.sees_sent("And a water bottle")
    expect(box(sam.page)).to_have_value(NUDGED)
    assert stored(school.willow_room) == ["And a water bottle"]


def test_changed_rules_are_read_first_and_the_words_stay(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    change_rule(actor=school.osei, code="kind", title="Be kind, always", text="As you would be at the gate.")
    sam.says("One more thing")
    line = state_of(sam, "One more thing")
    expect(line).to_contain_text("Not sent. The rules changed.")
    line.get_by_role("link", name="Read the rules").click()
    sam.page.get_by_role("button", name="I’ve read it").click()
    expect(sam.page.locator("#room-title")).to_have_text(school.willow_room.title)
    sam.row("One more thing").get_by_role("button", name="Try again").click()
    sam.sees_sent("One more thing")
