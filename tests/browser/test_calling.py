"""Naming somebody, pins, people one hides and “Someone is typing”, in browsers on two servers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from rooms.models import Message
from tests.browser.history import has_read_all, post, take_down, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
LINE = "Message from a person you hide."


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 120)
    has_read_all(school.aisha, school.hannah, school.kofi)
    return lines


def offered(who: Person) -> Locator:
    return who.page.get_by_role("option")


def does(who: Person, words: str, deed: str) -> None:
    """By keys: the message's menu, and the entry of this name."""
    who.row(words).locator(".m").focus()
    who.page.keyboard.press("Enter")
    who.page.get_by_role("menuitem", name=deed, exact=True).click()


def test_a_name_is_chosen_by_keys_and_by_tap_and_calls_its_owner(
    school: Cast, lines: list[Message], person: Open
) -> None:
    kofi = person("kofi").opens(school.willow_room)
    aisha = person("aisha", "phone", server=1).opens_chats()
    box = kofi.page.locator("#composer")
    box.press_sequentially("Thanks @A")
    expect(offered(kofi)).to_have_count(2)  # Mrs Adeyemi, Aisha Rahman
    expect(offered(kofi).first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", offered(kofi).first.get_attribute("id") or "")
    assert serious(kofi.page) == []
    box.press("Escape")
    expect(offered(kofi)).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).not_to_have_attribute("role", "combobox")
    box.press_sequentially("i")
    expect(offered(kofi)).to_have_count(0)  # closed is closed
    for words in ("Thanks ", "Thanks @ai"):
        box.fill(words)
    expect(offered(kofi)).to_have_count(1)
    box.press("Enter")
    expect(box).to_have_value("Thanks @Aisha Rahman ")
    expect(offered(kofi)).to_have_count(0)
    box.press("Enter")
    kofi.sees_sent("Thanks @Aisha Rahman")
    badge = aisha.page.locator(f"#room-row-{school.willow_room.pk} .badge.at")
    expect(badge.get_by_role("img", name="You were mentioned")).to_be_visible()
    aisha.opens(school.willow_room)
    expect(aisha.row("Thanks")).to_have_class("row forme")
    expect(kofi.row("Thanks")).to_have_class("row own")
    aisha.page.locator("#composer").press_sequentially("Any time, @kof")
    offered(aisha).tap()
    expect(aisha.page.locator("#composer")).to_have_value("Any time, @Kofi Mensah ")
    assert sideways(aisha.page) <= 0
    aisha.page.locator(".send").tap()
    expect(kofi.row("Any time")).to_have_class("row forme")


def test_pinned_by_the_rep_found_by_all_and_gone_when_it_is_taken_down(
    school: Cast, lines: list[Message], person: Open
) -> None:
    aisha = person("aisha", "phone", server=1).opens(school.willow_room)
    hannah = person("hannah").opens(school.willow_room)
    bar = aisha.page.locator(".pinbar")
    expect(bar).to_be_hidden()
    for words in ("Line 118", "Line 120"):
        does(hannah, words, "Pin")
        expect(bar).to_contain_text(words)
    expect(aisha.row("Line 118").get_by_role("img", name="Pinned")).to_be_visible()
    aisha.page.locator(".pins summary").tap()
    assert serious(aisha.page) == []
    aisha.page.locator(".pins ol a", has_text="Line 118").tap()
    expect(aisha.page.locator(".pins ol")).to_be_hidden()
    expect(aisha.row("Line 118").locator(".m")).to_be_focused()
    take_down(lines[119], school.lowe)
    expect(bar).to_contain_text("Line 118")
    expect(aisha.page.locator("main")).not_to_contain_text("Line 120")
    does(hannah, "Line 118", "Unpin")
    expect(bar).to_be_hidden()


def test_a_pin_from_long_ago_leads_there(school: Cast, lines: list[Message], person: Open) -> None:
    hannah = person("hannah").opens(school.willow_room)
    aisha = person("aisha", server=1).opens(school.willow_room)
    hannah.page.goto(f"/messages/{lines[2].pk}")
    hannah.is_listening()
    does(hannah, "Line 3", "Pin")
    aisha.page.locator(".pinbar", has_text="Line 3").click()
    expect(aisha.row("Line 3")).to_be_in_viewport()


def test_what_a_person_says_is_hidden_on_all_my_devices_until_i_say_so(
    school: Cast, lines: list[Message], person: Open, servers: list[Server]
) -> None:
    desk = person("aisha").opens(school.willow_room)
    phone = person("aisha", "phone", server=1).opens(school.willow_room)
    rest_on(phone.row("Line 120").locator(".b"))
    phone.page.get_by_role("menuitem", name="Hide this person’s messages").tap()
    for mine in (phone, desk):
        expect(mine.row("Line 120").locator(".m")).to_be_hidden()
        expect(mine.row("Line 119").locator(".m")).to_be_visible()
    post(servers[0], school.dan, school.willow_room, "Still here")
    summary = desk.row("Still here").locator(".hid-line > summary")
    expect(summary).to_have_text(f"{LINE} Show", use_inner_text=True)
    expect(desk.row("Still here").locator(".m")).to_be_hidden()
    desk.row("Line 119").locator(".m").focus()
    for _step in range(2):
        desk.page.keyboard.press("ArrowDown")
    expect(summary).to_be_focused()
    assert serious(desk.page) == []
    desk.page.keyboard.press("Enter")
    expect(desk.row("Still here").locator(".m")).to_be_visible()
    phone.page.goto("/you/hidden")
    phone.page.get_by_role("button", name="Show again").tap()
    expect(desk.page.locator(".hid-line")).to_have_count(0)
    expect(desk.row("Line 120").locator(".m")).to_be_visible()


def test_someone_is_typing_moves_nothing_and_names_nobody(
    school: Cast, lines: list[Message], person: Open
) -> None:
    kofi = person("kofi").opens(school.willow_room)
    aisha = person("aisha", server=1).opens(school.willow_room)
    before = aisha.rows.last.bounding_box()
    kofi.page.locator("#composer").press_sequentially("Is")
    line = aisha.page.locator("#typing")
    expect(line).to_have_text("Someone is typing")
    assert aisha.rows.last.bounding_box() == before
    kofi.page.locator("#composer").fill("")
    expect(line).to_be_empty()
    expect(kofi.page.locator("#typing")).to_be_empty()
