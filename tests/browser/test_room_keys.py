"""The room by keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.history import has_read_all, post, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


def to_messages(person: Person) -> None:
    """Back from the message box, past the way to pictures and files."""
    for _ in range(2):
        person.page.keyboard.press("Shift+Tab")
    expect(person.page.locator("#log")).to_be_focused()


def test_opening_a_room_puts_the_cursor_where_the_device_wants_it(school: Cast, person: Open) -> None:
    expect(person("sam").opens(school.willow_room).page.locator("#composer")).to_be_focused()
    expect(person("sam", "phone").opens(school.willow_room).page.locator("#room-title")).to_be_focused()


def test_messages_are_one_stop_and_arrows_move_between_them(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 30)
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    press = sam.page.keyboard.press
    to_messages(sam)
    press("ArrowUp")
    expect(sam.row("Line 30").locator(".m")).to_be_focused()
    press("ArrowUp")
    expect(sam.row("Line 29").locator(".m")).to_be_focused()
    press("Home")
    first = sam.rows.first.locator(".m")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    press("End")
    expect(sam.row("Line 30").locator(".m")).to_be_focused()
    expect(sam.page.locator("#jump")).to_be_hidden()
    press("Escape")
    expect(sam.page.locator("#composer")).to_be_focused()
    to_messages(sam)
    press("ArrowDown")
    press("Shift+Tab")
    expect(sam.page.locator(".tabs a").last).to_be_focused()


def test_links_in_a_message_are_reached_from_the_message(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    post(servers[1], school.hannah, school.willow_room, "Look at https://hollybank.example.org/fair")
    sam.sees("Look at")
    link = sam.row("Look at").locator(".body").get_by_role("link")
    press = sam.page.keyboard.press
    to_messages(sam)
    press("ArrowUp")
    press("ArrowRight")
    expect(link).to_be_focused()
    press("ArrowLeft")
    expect(sam.row("Look at").locator(".m")).to_be_focused()


def test_a_focused_message_keeps_the_focus_when_it_changes(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    write_history(school.willow_room, [school.hannah], 3)
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    to_messages(sam)
    sam.page.keyboard.press("ArrowUp")
    post(servers[1], school.dan, school.willow_room, "Something new")
    sam.sees("Something new")
    expect(sam.row("Line 3").locator(".m")).to_be_focused()
