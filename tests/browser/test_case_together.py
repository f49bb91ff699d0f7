"""Two colleagues at one case, and a message whose author waits."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.case_desk import asked_for, claims, opens_case, reported, state_of
from tests.browser.looks import serious
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast
from tests.rooms.talk import said

Open = Callable[..., Person]
ASKED = "Is Jayden OK? He was sick after lunch"


def test_two_moderators_and_no_typed_word_lost(school: Cast, person: Open) -> None:
    case = reported(school)
    lowe, bello = opens_case(person("lowe"), case), opens_case(person("bello", "phone", server=1), case)
    claims(lowe)
    lowe.keyboard.press("h")
    lowe.locator("#id_reasons").fill("Half a thought")
    bello.reload()
    expect(bello.get_by_text("Mrs Lowe is on this").first).to_be_visible()
    bello.get_by_role("button", name="Take over").locator("visible=true").click()
    expect(bello.get_by_text("Claimed by you")).to_be_visible()
    lowe.keyboard.press("Control+Enter")
    expect(lowe.locator("#refusal")).to_contain_text("Mr Bello (Moderator) took this over at")
    expect(lowe.locator("#id_reasons")).to_have_value("Half a thought")
    assert serious(lowe) == []
    lowe.get_by_role("button", name="Take over and keep what I wrote").click()
    expect(lowe.locator("#id_reasons")).to_have_value("Half a thought")
    lowe.get_by_label("No", exact=True).check()
    lowe.get_by_role("button", name="Apply and open next").click()
    expect(lowe.locator("#done-words")).to_contain_text("Message hidden.")
    bello.get_by_role("link", name="Decide").click()
    bello.get_by_label("Leave it up").check()
    bello.locator("#id_internal_reason").fill("I would leave it")
    bello.get_by_role("button", name="Apply and open next").click()
    expect(bello.locator("#refusal")).to_contain_text("Mrs Lowe (Moderator) finished this case at")
    expect(bello.locator("#refusal")).to_contain_text("Message hidden.")
    expect(bello.get_by_label("For colleagues, as you wrote it")).to_have_value("I would leave it")
    assert serious(bello) == []


def test_a_take_over_is_said_on_the_open_page(school: Cast, person: Open) -> None:
    case = reported(school)
    lowe = opens_case(person("lowe"), case)
    claims(lowe)
    lowe.locator("#id_reasons").fill("Half a thought")
    bello = opens_case(person("bello", server=1), case)
    bello.get_by_role("button", name="Take over").locator("visible=true").first.click()
    expect(bello.get_by_text("Claimed by you")).to_be_visible()
    lowe.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(lowe.locator("#case-news")).to_contain_text("Mr Bello (Moderator) took this over at")
    expect(lowe.locator(".case-facts")).to_contain_text("Mr Bello is on this")
    expect(lowe.locator("#case-head").get_by_role("button", name="Take over")).to_be_visible()
    expect(lowe.locator("#id_reasons")).to_have_value("Half a thought")
    assert serious(lowe) == []
    lowe.locator("#case-head").get_by_role("button", name="Take over").click()
    expect(lowe.get_by_text("Claimed by you")).to_be_visible()
    expect(lowe.locator("#id_reasons")).to_have_value("Half a thought")
    bello.get_by_label("Leave it up").check()
    bello.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(bello.locator("#case-news")).to_contain_text("Mrs Lowe (Moderator) took this over at")


@pytest.mark.redis
def test_a_message_that_waited_is_posted_at_its_new_place(school: Cast, person: Open) -> None:
    case = asked_for(school.sam, school.willow_room, ASKED)
    said(school.hannah, school.willow_room, "Something later")
    sam = person("sam", "phone").opens(school.willow_room)
    sam.sees(ASKED)
    kofi = person("kofi", server=1).opens(school.willow_room)
    kofi.sees_nothing_of(ASKED)
    dan = person("dan").opens_chats()
    page = opens_case(person("lowe"), case)
    expect(page.locator("#posted")).to_contain_text("Sam is waiting.")
    claims(page)
    page.get_by_label("Post it", exact=False).first.check()
    page.get_by_role("button", name="Apply and open next").click()
    expect(page.locator("#done-words")).to_contain_text("Message posted.")
    kofi.sees(ASKED, seconds=3)
    assert kofi.told()[-1] == ASKED
    expect(sam.row(ASKED).locator(".face-full")).to_have_count(1)
    expect(dan.page.locator("a.rm", has_text="Willow (Y3)").first.locator(".badge")).to_be_visible()


@pytest.mark.redis
def test_a_message_that_is_turned_down_leaves_others_no_trace(school: Cast, person: Open) -> None:
    case = asked_for(school.sam, school.willow_room, ASKED)
    sam = person("sam", "phone").opens(school.willow_room)
    kofi = person("kofi", server=1).opens(school.willow_room)
    before = kofi.told()
    page = opens_case(person("lowe", "phone"), case)
    claims(page)
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Don’t post it").check()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Keep children out of it").check()
    page.locator("#id_reasons").fill("Please ask the office how he is.")
    page.get_by_role("button", name="Apply and open next").click()
    expect(page.locator("#done-words")).to_contain_text("Message not posted.")
    until(lambda: state_of(case) == "removed")
    expect(sam.row(ASKED)).to_contain_text("Not posted.")
    assert kofi.told() == before
    kofi.sees_nothing_of(ASKED)
    kofi.page.reload()
    kofi.is_listening()
    assert kofi.told() == before
    kofi.sees_nothing_of("took this message down")
