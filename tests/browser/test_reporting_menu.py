"""The menu of a message: one menu by hold, right-click, its button and Enter; the bar under a mouse (UX 12.8, 12.9)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from rooms.models import Message
from tests.browser.history import has_read_all, post, write_history
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
HIDE = "Hide this person’s messages"


@pytest.fixture
def dans(school: Cast) -> Message:
    """Line 2 is Dan's; Line 3 is Aisha's own."""
    lines = write_history(school.willow_room, [school.hannah, school.dan, school.aisha], 3)
    has_read_all(school.aisha)
    return lines[1]


def entries(aisha: Person) -> list[str]:
    """The open menu below its reactions."""
    return [words.strip() for words in aisha.page.locator(".li[role=menuitem]").all_inner_texts()]


def bubble(aisha: Person, words: str) -> Locator:
    return aisha.row(words).locator(".b")


def closes(aisha: Person) -> None:
    aisha.page.keyboard.press("Escape")
    expect(aisha.page.get_by_role("menu")).to_have_count(0)


def test_hold_and_more_open_the_same_menu_on_a_phone(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    rest_on(bubble(aisha, "Line 2"))
    expect(aisha.page.get_by_role("menu")).to_be_visible()
    by_hold = entries(aisha)
    assert by_hold == ["Reply", "Copy text", "Mark as unread", HIDE, "Report"]
    closes(aisha)
    more = aisha.row("Line 2").get_by_role("button", name="More")
    more.focus()
    expect(more).to_be_in_viewport()
    box = more.bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44
    more.tap()
    assert entries(aisha) == by_hold


def test_a_finger_that_moves_or_leaves_early_opens_nothing(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    rest_on(bubble(aisha, "Line 2"), slips=14)
    expect(aisha.page.get_by_role("menu")).to_have_count(0)
    rest_on(bubble(aisha, "Line 2"), ms=200)
    aisha.page.wait_for_timeout(400)
    expect(aisha.page.get_by_role("menu")).to_have_count(0)


def test_lifting_the_finger_chooses_nothing(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    rest_on(bubble(aisha, "Line 2"), ms=900)
    expect(aisha.page.get_by_role("menu")).to_be_visible()
    expect(aisha.page.locator("dialog.sheet")).to_have_count(0)


def test_right_click_more_and_enter_open_the_same_menu(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    bubble(aisha, "Line 2").click(button="right")
    by_mouse = entries(aisha)
    assert by_mouse == ["Reply", "Copy text", "Mark as unread", HIDE, "Report"]
    closes(aisha)
    expect(aisha.row("Line 2").locator(".m")).to_be_focused()
    aisha.page.keyboard.press("Enter")
    assert entries(aisha) == by_mouse
    closes(aisha)
    bubble(aisha, "Line 2").hover()
    aisha.row("Line 2").get_by_role("button", name="More").click()
    assert entries(aisha) == by_mouse


def test_arrows_go_round_the_menu_and_escape_leads_back(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    press = aisha.page.keyboard.press
    aisha.row("Line 2").locator(".m").focus()
    press("Enter")
    thumbs_up, *_others, reply, copy, unread, hide, report = aisha.page.get_by_role("menuitem").all()
    expect(reply).to_be_focused()
    press("ArrowDown")
    expect(copy).to_be_focused()
    press("ArrowDown")
    expect(unread).to_be_focused()
    press("ArrowDown")
    expect(hide).to_be_focused()
    press("ArrowDown")
    expect(report).to_be_focused()
    press("ArrowDown")
    expect(thumbs_up).to_be_focused()
    press("End")
    expect(report).to_be_focused()
    press("ArrowUp")
    expect(hide).to_be_focused()
    press("Tab")
    expect(aisha.page.get_by_role("menu")).to_have_count(0)
    expect(aisha.row("Line 2").locator(".m")).to_be_focused()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_own_messages_are_not_reported(school: Cast, dans: Message, person: Open, size: str) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    expect(aisha.row("Line 3").locator(".hov")).to_have_count(1)
    expect(aisha.row("Line 3").locator("[data-report]")).to_have_count(0)
    aisha.row("Line 3").locator(".m").focus()
    aisha.page.keyboard.press("Enter")
    assert entries(aisha) == ["Reply", "Copy text", "Remove"]


def test_the_bar_says_report_in_words_and_moves_nothing(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    report = aisha.row("Line 2").get_by_role("link", name="Report")
    expect(report).to_be_hidden()
    before = aisha.rows.last.bounding_box()
    bubble(aisha, "Line 2").hover()
    expect(report).to_be_visible()
    expect(report).to_have_text("Report")
    assert aisha.rows.last.bounding_box() == before
    aisha.page.mouse.move(5, 5)
    expect(report).to_be_hidden()
    aisha.page.locator("#composer").focus()
    aisha.page.keyboard.press("Shift+Tab")
    aisha.page.keyboard.press("Shift+Tab")
    aisha.page.keyboard.press("ArrowUp")
    aisha.page.keyboard.press("ArrowUp")
    expect(report).to_be_visible()
    assert aisha.rows.last.bounding_box() == before
    aisha.page.keyboard.press("ArrowRight")
    expect(aisha.row("Line 2").get_by_role("button", name="React")).to_be_focused()
    aisha.page.keyboard.press("ArrowRight")
    expect(aisha.row("Line 2").get_by_role("button", name="Reply")).to_be_focused()
    aisha.page.keyboard.press("ArrowRight")
    expect(report).to_be_focused()
    aisha.page.keyboard.press("ArrowRight")
    expect(aisha.row("Line 2").get_by_role("button", name="More")).to_be_focused()


def test_a_new_message_gets_its_bar_too(
    school: Cast, dans: Message, person: Open, servers: list[Server]
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    post(servers[1], school.dan, school.willow_room, "Said just now")
    aisha.sees("Said just now")
    bubble(aisha, "Said just now").hover()
    expect(aisha.row("Said just now").get_by_role("link", name="Report")).to_be_visible()


def test_copy_text_puts_the_words_on_the_clipboard(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", permissions=["clipboard-read", "clipboard-write"]).opens(school.willow_room)
    bubble(aisha, "Line 2").click(button="right")
    aisha.page.get_by_role("menuitem", name="Copy text").click()
    expect(aisha.page.locator(".toast")).to_have_text("Copied")
    assert aisha.page.evaluate("navigator.clipboard.readText()") == "Line 2"


def test_a_worry_has_a_way_in_from_the_head_and_the_side(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    more = aisha.page.get_by_label("More about Willow (Y3)")
    worry = aisha.page.get_by_role("link", name="Report a worry")
    more.tap()
    expect(worry).to_be_visible()
    aisha.page.keyboard.press("Escape")
    expect(worry).to_be_hidden()
    expect(more).to_be_focused()
    more.tap()
    worry.tap()
    aisha.page.wait_for_url("**/safety")
    kofi = person("kofi").opens(school.willow_room)
    expect(kofi.page.locator(".side").get_by_role("link", name="Report a worry")).to_be_visible()
