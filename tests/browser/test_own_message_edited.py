"""Editing an own message in the message box, checked again, for everybody at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from rooms.models import Message, Revision
from tests.browser.check_sheet import HELD, NUDGED, box, chooses, selected, sheet, state_of
from tests.browser.history import has_read_all, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
SIZES = pytest.mark.parametrize("size", ["phone", "desktop"])


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    """Line 2 is Aisha's own, said five minutes ago; line 3 is Hannah's."""
    people = [school.hannah, school.aisha]
    lines = write_history(school.willow_room, people, 3, until=timezone.now() - timedelta(minutes=2))
    has_read_all(school.aisha, school.hannah)
    return lines


def edits(person: Person, words: str, size: str = "desktop") -> None:
    """They choose Edit in the message's menu; its words stand in the message box."""
    bubble = person.row(words).locator(".b")
    if size == "phone":
        rest_on(bubble)
    else:
        bubble.click(button="right")
    person.page.get_by_role("menuitem", name="Edit").click()
    expect(person.page.locator("#composer-for")).to_contain_text("Edit your message")


def saves(person: Person, words: str) -> None:
    box(person.page).fill(words)
    person.page.get_by_role("button", name="Save").click()


@SIZES
def test_an_edit_is_there_for_everybody(school: Cast, lines: list[Message], person: Open, size: str) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    box(aisha.page).fill("My draft")
    edits(aisha, "Line 2", size)
    expect(box(aisha.page)).to_have_value("Line 2")
    expect(box(aisha.page)).to_be_focused()
    assert serious(aisha.page) == []
    assert sideways(aisha.page) <= 0
    saves(aisha, "Line two")
    for one in (aisha, hannah):
        one.sees("Line two")
        expect(one.row("Line two").locator(".edited")).to_have_text("edited")
        one.sees_nothing_of("Line 2")
    assert hannah.told() == ["Line 1", "Line two", "Line 3"]
    expect(box(aisha.page)).to_have_value("My draft")
    expect(box(aisha.page)).to_be_focused()
    expect(aisha.page.locator("#composer-for")).to_be_hidden()
    expect(aisha.page.get_by_role("button", name="Send to Willow (Y3)")).to_be_visible()
    assert Revision.objects.get().body == "Line 2"


def test_escape_leaves_it_as_it_was(school: Cast, lines: list[Message], person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    box(aisha.page).fill("My draft")
    edits(aisha, "Line 2")
    aisha.page.keyboard.type(" and more")
    aisha.page.keyboard.press("Escape")
    expect(box(aisha.page)).to_have_value("My draft")
    expect(aisha.page.locator("#composer-for")).to_be_hidden()
    edits(aisha, "Line 2")
    aisha.page.get_by_role("button", name="Stop editing").click()
    expect(box(aisha.page)).to_have_value("My draft")
    aisha.opens(school.willow_room)
    expect(box(aisha.page)).to_have_value("My draft")
    assert not Revision.objects.exists()


@SIZES
def test_the_sheet_asks_about_an_edit(school: Cast, lines: list[Message], person: Open, size: str) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    edits(aisha, "Line 2", size)
    saves(aisha, NUDGED)
    expect(sheet(aisha.page)).to_contain_text("Nothing has been changed yet.")
    chooses(aisha, "Edit my message")
    expect(box(aisha.page)).to_be_focused()
    assert selected(aisha.page).startswith("Jayden Thompson")
    aisha.page.get_by_role("button", name="Save").click()
    chooses(aisha, "Save anyway")
    hannah.sees(NUDGED)
    expect(box(aisha.page)).to_have_value("")


def test_asking_a_moderator_hides_it_until_somebody_looked(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    edits(aisha, "Line 2")
    saves(aisha, HELD)
    expect(sheet(aisha.page)).to_contain_text("nobody else can read your message")
    chooses(aisha, "Ask a moderator")
    expect(state_of(aisha, HELD)).to_contain_text("The school is checking this message.")
    hannah.sees("This message is being checked.")
    hannah.sees_nothing_of("Line 2")
    hannah.sees_nothing_of("Jayden")


def test_a_dead_line_keeps_the_words_in_the_box(school: Cast, lines: list[Message], person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    edits(aisha, "Line 2")
    aisha.page.route(f"**/messages/{lines[1].pk}", lambda route: route.abort())
    saves(aisha, "Line two")
    expect(aisha.page.locator(".toast")).to_contain_text("That didn’t work.")
    expect(box(aisha.page)).to_have_value("Line two")
    aisha.page.unroute(f"**/messages/{lines[1].pk}")
    aisha.page.get_by_role("button", name="Save").click()
    aisha.sees("Line two")


def test_after_a_quarter_of_an_hour_the_words_become_a_draft(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha").opens(school.willow_room)
    edits(aisha, "Line 2")
    past = timezone.now() - timedelta(minutes=16)
    Message.objects.filter(pk=lines[1].pk).update(shown_at=past)
    saves(aisha, "Line two")
    expect(aisha.page.locator(".toast")).to_contain_text("15 minutes")
    expect(box(aisha.page)).to_have_value("Line two")
    expect(aisha.page.locator("#composer-for")).to_be_hidden()
    aisha.opens(school.willow_room)
    expect(box(aisha.page)).to_have_value("Line two")
    aisha.row("Line 2").locator(".b").click(button="right")
    expect(aisha.page.get_by_role("menuitem", name="Remove")).to_be_visible()
    expect(aisha.page.get_by_role("menuitem", name="Edit")).to_have_count(0)


def test_without_script_a_page_edits(
    school: Cast, lines: list[Message], browser: Browser, servers: list[Server]
) -> None:
    aisha = Person(browser, servers[0].url, school.aisha, java_script_enabled=False)
    aisha.page.goto(f"/rooms/{school.willow_room.slug}/")
    aisha.row("Line 2").get_by_role("link", name="More").click()
    aisha.page.get_by_role("link", name="Edit").click()
    aisha.page.get_by_label("Your message").fill(NUDGED)
    aisha.page.get_by_role("button", name="Save").click()
    aisha.page.get_by_role("button", name="Save anyway").click()
    aisha.sees(NUDGED)
    aisha.context.close()
