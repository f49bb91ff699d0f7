"""Half-written decisions and notes: whatever the page goes through, they are there until they are applied."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.case_desk import claims, opens_case, reported
from tests.browser.outbox import forgets, kept
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
BACK = "What you wrote before is back."
WHY, NOTE, ASIDE = "It blames a family.", "I rang the office", "Second time this term"


def writes(page: Page) -> None:
    page.get_by_label("Hide it").check()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("No adverts").check()
    page.locator("#id_reasons").fill(WHY)
    page.locator("#id_internal_reason").fill(ASIDE)
    page.locator("#note-text").fill(NOTE)


def has_it_all(page: Page) -> None:
    expect(page.locator("#id_reasons")).to_have_value(WHY)
    expect(page.locator("#id_internal_reason")).to_have_value(ASIDE)
    expect(page.get_by_label("Hide it")).to_be_checked()
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    expect(page.get_by_label("No adverts")).to_be_checked()
    expect(page.locator("#note-text")).to_have_value(NOTE)


def test_a_decision_survives_reload_back_and_the_next_case(school: Cast, person: Open) -> None:
    case, other = reported(school), reported(school, "And another thing")
    page = opens_case(person("lowe"), case)
    claims(page)
    expect(page.locator("#decide [data-brought-back]")).to_have_text("")
    writes(page)
    page.reload()
    has_it_all(page)
    expect(page.locator("#decide [data-brought-back]")).to_have_text(BACK)
    expect(page.locator("[data-mirror]")).to_have_text(WHY)
    expect(page.get_by_role("button", name="Apply and open next")).to_be_enabled()
    page.get_by_role("link", name="Chats").click()
    page.wait_for_url("**/chats")
    page.go_back()
    has_it_all(page)
    page.locator("html").press("j")
    page.wait_for_url(f"**/cases/{other.reference}/**")
    expect(page.locator("#note-text")).to_have_value("")
    page.keyboard.press("k")
    page.wait_for_url(f"**/cases/{case.reference}/**")
    has_it_all(page)


def test_what_was_applied_is_no_draft_any_more(school: Cast, person: Open) -> None:
    case = reported(school)
    page = opens_case(person("lowe"), case)
    claims(page)
    writes(page)
    page.get_by_role("button", name="Apply and open next").click()
    expect(page.locator("#done-words")).to_contain_text("Message hidden.")
    page.wait_for_url(lambda address: "done=" not in address)  # the script has run, not only the HTML arrived
    forgets(page, WHY)
    assert NOTE in kept(page)  # nobody added it
    page.goto(f"/cases/{case.reference}/")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator("#notes .reps")).to_contain_text(NOTE)
    expect(page.locator("#note-text")).to_have_value("")
    forgets(page, NOTE)


def test_taking_over_keeps_the_note_and_the_page_can_be_reloaded(school: Cast, person: Open) -> None:
    case = reported(school)
    claims(opens_case(person("bello", server=1), case))
    page = opens_case(person("lowe"), case)
    page.locator("#note-text").fill(NOTE)
    page.get_by_role("button", name="Take over").locator("visible=true").first.click()
    expect(page.get_by_text("Claimed by you")).to_be_visible()
    expect(page.locator("#note-text")).to_have_value(NOTE)
    expect(page).to_have_url(f"{page.url.partition('/cases')[0]}/cases/{case.reference}/")
    page.reload()
    expect(page.get_by_text("Claimed by you")).to_be_visible()
    expect(page.locator("#note-text")).to_have_value(NOTE)


def test_nobody_else_at_the_computer_finds_it(school: Cast, person: Open) -> None:
    case = reported(school)
    lowe = person("lowe")
    page = opens_case(lowe, case)
    claims(page)
    writes(page)
    lowe.becomes(school.bello)
    page.goto(f"/cases/{case.reference}/")
    expect(page.locator("#note-text")).to_have_value("")
    forgets(page, NOTE)
    lowe.becomes(school.lowe)
    opens_case(lowe, case)
    expect(page.locator("#id_reasons")).not_to_have_value(WHY)
    writes(page)
    page.goto("/you")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert kept(page) == "[]"
