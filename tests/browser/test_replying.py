"""Answering one message: the line above the box, the quote in the reply, and where a tap on it leads."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, expect

from rooms.models import Message
from tests.browser.check_sheet import NUDGED, box, chooses, meets_the_sheet
from tests.browser.elsewhere import elsewhere
from tests.browser.history import has_read_all, take_down, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.rooms.talk import said
from tests.services.server import Server

Open = Callable[..., Person]
SIZES = pytest.mark.parametrize("size", ["phone", "desktop"])


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    """Line 1, 3, 5 are Hannah's, the others Dan's."""
    lines = write_history(school.willow_room, [school.hannah, school.dan], 5)
    has_read_all(school.aisha, school.hannah)
    return lines


def answers(person: Person, words: str, size: str = "desktop") -> None:
    """They choose Reply in the menu, or in the bar under a mouse."""
    bubble = person.row(words).locator(".b")
    if size == "phone":
        rest_on(bubble)
        person.page.get_by_role("menuitem", name="Reply").click()
    else:
        bubble.hover()
        person.row(words).get_by_role("button", name="Reply").click()
    expect(person.page.locator("#composer-for")).to_contain_text(words)
    expect(box(person.page)).to_be_focused()


def quote(person: Person, words: str) -> Locator:
    return person.row(words).locator(".quote")


@SIZES
def test_a_reply_quotes_for_everybody(school: Cast, lines: list[Message], person: Open, size: str) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    answers(aisha, "Line 2", size)
    expect(aisha.page.locator("#composer-for")).to_contain_text("Dan Whitmore")
    assert serious(aisha.page) == []
    assert sideways(aisha.page) <= 0
    aisha.says("So do I")
    aisha.sees_sent("So do I")
    for one in (aisha, hannah):
        expect(quote(one, "So do I")).to_have_text("Dan WhitmoreLine 2")
        assert serious(one.page) == []
    expect(aisha.page.locator("#composer-for")).to_be_hidden()
    assert Message.objects.get(body="So do I").reply_to == lines[1]
    hannah.opens(school.willow_room)
    expect(quote(hannah, "So do I")).to_have_text("Dan WhitmoreLine 2")
    aisha.says("And this is for nobody")
    aisha.sees_sent("And this is for nobody")
    expect(quote(aisha, "And this is for nobody")).to_have_count(0)


def test_a_quote_is_repainted_when_its_original_goes(
    school: Cast, lines: list[Message], person: Open
) -> None:
    reply = elsewhere(lambda: said(school.aisha, school.willow_room, "So do I", reply_to=lines[1].pk))
    aisha = person("aisha").opens(school.willow_room)
    hannah = person("hannah", "phone", server=1).opens(school.willow_room)
    take_down(lines[1], school.lowe)
    for one in (aisha, hannah):
        expect(quote(one, "So do I")).to_have_text("Dan WhitmoreThe school took this message down.")
        one.sees_nothing_of("Line 2")
    assert reply.reply_to_id == lines[1].pk


def test_an_original_that_is_not_on_the_page_is_asked_for_and_followed(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    many = write_history(school.willow_room, [school.hannah, school.dan], 120)
    has_read_all(school.aisha)
    aisha = person("aisha").opens(school.willow_room)
    elsewhere(lambda: said(school.dan, school.willow_room, "Long after", reply_to=many[0].pk))
    expect(quote(aisha, "Long after")).to_have_text("Hannah ClarkeLine 1")
    take_down(many[0], school.lowe)
    expect(quote(aisha, "Long after")).to_contain_text("The school took this message down.")
    quote(aisha, "Long after").click()
    aisha.page.wait_for_url("**/?around=*")
    expect(aisha.page.locator(f"#m{many[0].pk}")).to_be_focused()


def test_a_tap_on_a_quote_leads_to_its_original(school: Cast, lines: list[Message], person: Open) -> None:
    elsewhere(lambda: said(school.dan, school.willow_room, "So do I", reply_to=lines[0].pk))
    aisha = person("aisha", "phone").opens(school.willow_room)
    quote(aisha, "So do I").tap()
    expect(aisha.page.locator(f"#m{lines[0].pk}")).to_be_focused()
    expect(aisha.row("Line 1")).to_have_class("row jumped")


def test_what_is_answered_stays_with_the_draft(school: Cast, lines: list[Message], person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    answers(aisha, "Line 2")
    box(aisha.page).fill("Half a")
    aisha.opens(school.willow_room)
    expect(aisha.page.locator("#composer-for")).to_contain_text("Line 2")
    expect(box(aisha.page)).to_have_value("Half a")
    aisha.page.keyboard.press("Escape")
    expect(aisha.page.locator("#composer-for")).to_be_hidden()
    expect(box(aisha.page)).to_have_value("Half a")
    answers(aisha, "Line 3")
    aisha.page.get_by_role("button", name="Answer nobody in particular").click()
    expect(aisha.page.locator("#composer-for")).to_be_hidden()


def test_the_sheet_gives_back_words_and_what_they_answer(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    answers(aisha, "Line 2")
    meets_the_sheet(aisha, NUDGED)
    chooses(aisha, "Edit my message")
    expect(aisha.page.locator("#composer-for")).to_contain_text("Line 2")
    aisha.page.locator("#composer-form .send").click()
    chooses(aisha, "Send anyway")
    aisha.sees_sent(NUDGED)
    assert Message.objects.get(body=NUDGED).reply_to == lines[1]


def test_an_unsent_reply_shows_its_quote_and_keeps_it(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.page.route("**/messages", lambda route: route.abort())
    answers(aisha, "Line 2")
    aisha.says("Written offline")
    expect(quote(aisha, "Written offline")).to_have_text("Dan WhitmoreLine 2")
    aisha.page.unroute("**/messages")
    aisha.opens(school.willow_room)
    aisha.sees_sent("Written offline")
    expect(quote(aisha, "Written offline")).to_have_text("Dan WhitmoreLine 2")
    assert Message.objects.get(body="Written offline").reply_to == lines[1]


def test_without_script_a_page_answers(
    school: Cast, lines: list[Message], browser: Browser, servers: list[Server]
) -> None:
    aisha = Person(browser, servers[0].url, school.aisha, java_script_enabled=False)
    aisha.page.goto(f"/rooms/{school.willow_room.slug}/")
    aisha.row("Line 2").get_by_role("link", name="More").click()
    aisha.page.get_by_role("link", name="Reply").click()
    expect(aisha.page.locator("#composer-for")).to_contain_text("Line 2")
    aisha.says("Without script")
    expect(quote(aisha, "Without script")).to_have_text("Dan WhitmoreLine 2")
    aisha.context.close()
