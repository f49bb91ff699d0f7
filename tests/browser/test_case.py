"""A case from the list to the next one: by keyboard, with its effect in every open browser, and taken back."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from moderation.models import Decision, Sanction
from notices.models import Notice
from tests.browser.case_desk import claims, opens_case, reported, state_of
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast

Open = Callable[..., Person]
GONE = "The school took this message down."
WHY = "It blames a family in front of everyone."


def test_a_simple_case_by_keyboard_alone(school: Cast, person: Open) -> None:
    case, following = reported(school), reported(school, "And another thing")
    page = person("lowe").page
    page.goto("/staff/queue")
    page.locator("html").press("j")
    page.keyboard.press("c")
    expect(page.locator("#case-title")).to_have_text("Unkind")
    expect(page.get_by_text("Claimed by you")).to_be_visible()
    apply = page.get_by_role("button", name="Apply and open next")
    expect(apply).to_be_disabled()
    page.keyboard.press("h")
    expect(apply).to_be_enabled()
    first = page.locator("[name=touches_criticism]").first  # nobody but a person answers that
    expect(first).to_be_focused()
    expect(first).not_to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("w")
    page.keyboard.press("y")
    page.keyboard.type(WHY)
    expect(page.locator("[data-mirror]")).to_have_text(WHY)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#done-words")).to_have_text("Done. Message hidden. Warned Dan Whitmore. 1 left.")
    expect(page.locator("#case-title")).to_be_focused()
    assert f"/cases/{following.reference}/" in page.url
    assert "done=" not in page.url
    decision = Decision.objects.get()
    assert (decision.case, decision.reasons, decision.content_action) == (case, WHY, "remove")
    assert [rule.code for rule in decision.rules.all()] == ["kind"]
    assert Sanction.objects.get().user == school.dan
    page.keyboard.press("z")
    expect(page.get_by_text("Undone. The message is back.")).to_be_visible()
    expect(page.locator("#case-title")).to_be_focused()
    expect(page.get_by_text("Claimed by you")).to_be_visible()
    assert f"/cases/{case.reference}/" in page.url
    expect(page.locator("#id_reasons")).to_have_value(WHY)
    expect(page.locator("[value=remove]")).to_be_checked()
    assert state_of(case) == "posted"


def test_enter_opens_a_case_at_its_heading(school: Cast, person: Open) -> None:
    reported(school)
    page = person("lowe").page
    page.goto("/staff/queue")
    page.locator("html").press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#case-title")).to_be_focused()


def test_no_hint_at_keys_where_there_is_no_keyboard(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe", "phone"), reported(school))
    claims(page)
    page.get_by_role("link", name="Decide").click()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator("kbd").locator("visible=true")).to_have_count(0)


def test_a_missing_answer_is_reached_on_a_phone_too(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe", "phone"), reported(school))
    claims(page)
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Hide it").check()
    page.get_by_role("button", name="Apply and open next").click()
    page.get_by_role("link", name="critical of the school").click()
    expect(page.get_by_label("No", exact=True)).to_be_focused()
    expect(page.get_by_label("No", exact=True)).to_be_in_viewport()


def test_letters_are_letters_in_a_field(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe"), reported(school))
    claims(page)
    page.locator("#id_reasons").fill("")
    page.locator("#id_reasons").press_sequentially("hnwczjk")
    expect(page.locator("#id_reasons")).to_have_value("hnwczjk")
    assert page.locator("[name=content_action]:checked").count() == 0


def test_a_missing_answer_is_named_and_the_words_stay(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe"), reported(school))
    claims(page)
    page.keyboard.press("h")
    page.locator("#id_reasons").fill(WHY)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#form-errors")).to_be_focused()
    expect(page.locator("#id_reasons")).to_have_value(WHY)
    page.get_by_role("link", name="critical of the school").click()
    expect(page.get_by_label("No", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    page.locator("#id_reasons").press("Control+Enter")
    expect(page.locator("#done-words")).to_contain_text("Message hidden.")


def test_a_rule_suggests_words_and_never_replaces_a_persons(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe"), reported(school))
    claims(page)
    why = page.locator("#id_reasons")
    expect(why).to_have_value("It could hurt someone. Please say it the way you would at the school gate.")
    page.get_by_label("Be kind").uncheck()
    expect(why).to_have_value("")
    page.get_by_label("No adverts").check()
    expect(why).to_have_value("It’s an advert or a chain message. This room is for class news.")
    why.fill(WHY)
    page.get_by_label("Be kind").check()
    expect(why).to_have_value(WHY)


@pytest.mark.redis
def test_what_is_hidden_goes_from_every_open_browser_and_undo_brings_it_back(
    school: Cast, person: Open
) -> None:
    case = reported(school, "You know who did it")
    readers = [
        person("kofi", "phone", server=1).opens(school.willow_room),
        person("dan", server=1).opens(school.willow_room),
        person("hannah").opens(school.willow_room),
    ]
    lowe = person("lowe")
    page = opens_case(lowe, case)
    claims(page)
    page.keyboard.press("h")
    page.get_by_label("No", exact=True).check()
    page.keyboard.press("Control+Enter")
    for reader in readers:
        reader.sees(GONE, seconds=3)
        until(lambda page=reader.page: "You know who did it" not in page.content(), seconds=3)
    page.get_by_role("button", name="Undo").click()
    for reader in readers:
        reader.sees("You know who did it", seconds=3)
        assert GONE not in reader.told()
    assert not Notice.objects.filter(user_id=school.dan.pk).exists()


def test_the_warned_person_reads_why_after_the_ten_seconds(school: Cast, person: Open) -> None:
    case = reported(school)
    page = opens_case(person("lowe"), case)
    claims(page)
    page.keyboard.press("n")
    page.keyboard.press("w")
    page.locator("#id_reasons").fill(WHY)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#done-words")).to_have_text("Done. Warned Dan Whitmore. Nothing is left.")
    Notice.objects.filter(user_id=school.dan.pk).update(send_after=timezone.now())
    dan = person("dan", "phone")
    dan.page.goto("/you/notices")
    expect(dan.page.get_by_text(WHY)).to_be_visible()
    dan.sees_nothing_of("Aisha")
    dan.sees_nothing_of(case.reference)


def test_undo_goes_when_its_time_is_over(school: Cast, person: Open) -> None:
    page = opens_case(person("lowe"), reported(school))
    claims(page)
    page.clock.install()
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.clock.fast_forward(10_000)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(page.locator("#done-words")).to_contain_text("Done.")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_page_is_clean_for_a_machine(school: Cast, person: Open, size: str) -> None:
    case = reported(school, "It was Jayden Thompson again")
    page = opens_case(person("lowe", size), case)
    assert serious(page) == []
    claims(page)
    if size == "phone":
        page.get_by_role("link", name="Decide").click()
    page.get_by_label("Hide it").check()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Warn").check()
    assert serious(page) == []
    assert sideways(page) == 0
    page.get_by_role("button", name="Apply and open next").click()
    expect(page.get_by_text("One person alone can’t take down criticism")).to_be_visible()
    assert serious(page) == []
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Apply and open next").click()
    expect(page.locator("#done-words")).to_contain_text("Done.")
    assert serious(page) == []
    until(lambda: state_of(case) == "removed")


@pytest.mark.parametrize("width", [320, 900])
def test_nothing_is_cut_on_narrow_windows_or_with_large_text(school: Cast, person: Open, width: int) -> None:
    page = opens_case(person("lowe"), reported(school, "A" * 300))
    claims(page)
    page.set_viewport_size({"width": width, "height": 640})
    for address in (page.url, f"{page.url.partition('#')[0]}#dec"):
        page.goto(address)
        assert sideways(page) == 0
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert sideways(page) == 0
        wider = "one => one.scrollWidth - one.clientWidth"
        for box in (".case-body", ".dec-in"):
            for shown in page.locator(box).locator("visible=true").all():
                assert shown.evaluate(wider) <= 0
