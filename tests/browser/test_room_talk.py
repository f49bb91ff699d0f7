"""Three people talk in Willow, on two servers."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Route, expect

from rooms.models import Membership, Message
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]


def test_three_people_talk_without_reloading(school: Cast, person: Open) -> None:
    sam = person("sam", "phone", server=0).opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    aisha = person("aisha", "phone", server=1).opens(school.willow_room)
    sam.says("Does anyone have a spare PE bag?")
    hannah.sees("Does anyone have a spare PE bag?")
    hannah.says("Yes, I’ll bring it tomorrow")
    aisha.sees("Yes, I’ll bring it tomorrow")
    aisha.says("So kind")
    for reader in (sam, hannah, aisha):
        reader.sees("So kind")
        assert reader.told() == ["Does anyone have a spare PE bag?", "Yes, I’ll bring it tomorrow", "So kind"]


def test_everybody_has_the_same_order_when_all_write_at_once(school: Cast, person: Open) -> None:
    names = ("sam", "hannah", "aisha")
    everyone = [person(name, server=i % 2).opens(school.willow_room) for i, name in enumerate(names)]
    for number in range(4):
        for who in everyone:
            who.says(f"{who.user} {number}")
    for who in everyone:
        expect(who.rows).to_have_count(12)
        expect(who.page.locator("#timeline > .row.wait")).to_have_count(0)
    stored = list(
        Message.objects.filter(room=school.willow_room).order_by("seq").values_list("body", flat=True)
    )
    assert [who.told() for who in everyone] == [stored] * 3


def test_an_own_message_shows_before_the_server_answers_and_the_box_keeps_the_focus(
    school: Cast, person: Open
) -> None:
    sam = person("sam").opens(school.willow_room)
    held_up: list[Route] = []
    sam.page.route("**/messages", lambda route: held_up.append(route))
    sam.says("Is PE tomorrow?")
    expect(sam.row("Is PE tomorrow?").locator(".st")).to_have_text("Sending")
    expect(sam.row("Is PE tomorrow?").locator(".tick")).to_be_hidden()
    expect(sam.page.locator("#composer")).to_be_focused()
    expect(sam.page.locator("#composer")).to_have_value("")
    held_up[0].continue_()
    sam.sees_sent("Is PE tomorrow?")
    expect(sam.row("Is PE tomorrow?").locator(".st")).to_have_count(0)


def test_enter_sends_at_a_keyboard_and_starts_a_line_on_a_phone(school: Cast, person: Open) -> None:
    at_desk = person("sam").opens(school.willow_room)
    box = at_desk.page.locator("#composer")
    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")
    at_desk.sees_sent("one\ntwo")
    on_phone = person("hannah", "phone").opens(school.willow_room)
    box = on_phone.page.locator("#composer")
    box.press_sequentially("three")
    box.press("Enter")
    expect(box).to_have_value("three\n")


def test_nothing_can_be_sent_while_there_is_nothing_to_send(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    send = sam.page.locator("#composer-form .send")
    expect(send).to_be_disabled()
    sam.page.locator("#composer").fill("  \n ")
    expect(send).to_be_disabled()
    sam.page.locator("#composer").press("Enter")
    expect(sam.rows).to_have_count(0)
    sam.page.locator("#composer").fill("Hello")
    expect(send).to_be_enabled()


def test_a_draft_survives_a_reload_but_not_another_person(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.locator("#composer").fill("Half a thought")
    sam.opens(school.willow_room)
    expect(sam.page.locator("#composer")).to_have_value("Half a thought")
    sam.becomes(school.hannah).opens(school.willow_room)
    expect(sam.page.locator("#composer")).to_have_value("")
    assert "Half a thought" not in sam.page.evaluate("JSON.stringify(sessionStorage)")


def test_markup_in_a_message_stays_text(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    hannah = person("hannah", server=1).opens(school.willow_room)
    sam.says("<img src=x onerror=alert(1)> & <b>bold</b>")
    for reader in (sam, hannah):
        reader.sees("<img src=x onerror=alert(1)> & <b>bold</b>")
        expect(reader.page.locator("#timeline img, #timeline .body b")).to_have_count(0)


def test_an_empty_room_says_so_until_somebody_speaks(school: Cast, person: Open) -> None:
    Membership.objects.update(joined_at=timezone.now() - timedelta(days=30))
    sam = person("sam").opens(school.willow_room)
    expect(sam.page.locator("#empty")).to_be_visible()
    sam.says("Hello everybody")
    expect(sam.page.locator("#empty")).to_be_hidden()
