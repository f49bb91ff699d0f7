"""The queue in a browser: letter keys, news that moves no row, and what a phone and an eye can make of it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from moderation.models import Case
from moderation.verbs import Verb
from people.models import User
from rooms.models import Message
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import serious
from tests.browser.person import Person
from tests.cast import Cast
from tests.moderation.reporting import do, fresh_case, report
from tests.rooms.talk import said

Open = Callable[..., Person]
LOOKS = [("phone", "light"), ("phone", "dark"), ("desktop", "light"), ("desktop", "dark")]
SECRET = "Jayden Thompson has bruises again"


def reported(school: Cast, words: str = "Typical", reason: str = "unkind") -> Case:
    """Aisha reports what Dan said in Willow."""
    return elsewhere(
        lambda: fresh_case(report(school.aisha, said(school.dan, school.willow_room, words), reason))
    )


def claimed(case: Case, by: User) -> None:
    elsewhere(lambda: do(Verb.CLAIM, case, by))


def row(page: Page, case: Case) -> str:
    return f"#case-{case.reference}"


def looks_again(page: Page) -> None:
    """As when the window comes to the front."""
    with page.expect_response(re.compile("/staff/queue/changes")):
        page.evaluate("dispatchEvent(new Event('focus'))")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


@pytest.fixture
def cases(school: Cast) -> list[Case]:
    """Three, in the order of the list."""
    return [reported(school, f"Word number {number}") for number in range(3)]


def test_j_and_k_go_through_the_rows_and_enter_opens(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/staff/queue")
    seen = []
    for key in "jjkj":
        page.keyboard.press(key)
        seen.append(focused(page))
    first, second = (f"case-{case.reference}" for case in cases[:2])
    assert seen == [first, second, first, second]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{cases[1].reference}/")


def test_c_claims_the_case_under_the_focus_and_opens_it(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/staff/queue")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url(f"**/cases/{cases[0].reference}/")
    assert Case.objects.get(pk=cases[0].pk).assignee.display_name == "Mrs Lowe"


def test_what_a_colleague_has_is_opened_not_taken(school: Cast, person: Open, cases: list[Case]) -> None:
    claimed(cases[0], school.bello)
    page = person("lowe").page
    page.goto("/staff/queue")
    expect(page.locator(row(page, cases[0]))).to_contain_text("Mr Bello has it")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url(f"**/cases/{cases[0].reference}/")
    assert Case.objects.get(pk=cases[0].pk).assignee == school.bello


def test_a_question_mark_lists_the_keys_and_escape_leads_back(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/staff/queue")
    page.keyboard.press("j")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_contain_text("Claim it, or let it go")
    assert serious(page) == []
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    assert focused(page) == f"case-{cases[0].reference}"


def test_turned_off_no_letter_does_anything(school: Cast, person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/you")
    page.get_by_label("Letter keys").uncheck()
    page.get_by_role("button", name="Save keys").click()
    expect(page.get_by_label("Letter keys")).not_to_be_checked()
    page.goto("/staff/queue")
    for key in "jc?":
        page.keyboard.press(key)
    assert focused(page) == ""
    assert page.url.endswith("/staff/queue")
    assert page.get_by_role("dialog").count() == 0
    expect(page.get_by_role("link", name="Letter keys are off. Turn them on")).to_be_visible()


def test_letters_with_a_modifier_belong_to_the_browser(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/staff/queue")
    for key in ("Control+j", "Alt+j", "Meta+j"):
        page.keyboard.press(key)
    assert focused(page) == ""


def test_a_claim_shows_in_its_place_and_news_moves_no_row(
    school: Cast, person: Open, cases: list[Case]
) -> None:
    lowe = person("lowe")
    page = lowe.page
    page.goto("/staff/queue")
    page.keyboard.press("j")
    page.keyboard.press("j")
    before = [page.locator(row(page, case)).bounding_box() for case in cases]
    claimed(cases[1], school.bello)
    looks_again(page)
    expect(page.locator(row(page, cases[1]))).to_contain_text("Mr Bello has it")
    assert focused(page) == f"case-{cases[1].reference}"
    assert [page.locator(row(page, case)).bounding_box() for case in cases] == before

    new = reported(school, "Buy now", "money_scam")
    looks_again(page)
    bar = page.get_by_role("button", name="1 new")
    expect(bar).to_be_visible()
    expect(page.locator(".case-row")).to_have_count(3)
    bar.click()
    expect(page.locator(".case-row")).to_have_count(4)
    assert focused(page) == f"case-{new.reference}"
    expect(bar).to_have_count(0)
    expect(page.locator("[data-count=open]")).to_have_text("4")


def test_what_leaves_the_list_leaves_no_word_on_the_page(
    school: Cast, person: Open, cases: list[Case]
) -> None:
    """A later report makes it the safeguarding lead's: the open page forgets it too."""
    case = reported(school, SECRET)
    page = person("lowe").page
    page.goto("/staff/queue")
    expect(page.get_by_text(SECRET)).to_be_visible()
    elsewhere(lambda: report(school.kofi, Message.objects.get(pk=case.target_id), "child_danger"))
    looks_again(page)
    expect(page.get_by_text("No longer in this list")).to_be_visible()
    assert SECRET not in page.content()
    assert case.reference not in page.content()
    expect(page.locator("[data-count=open]")).to_have_text("3")


def test_a_hidden_page_asks_nothing(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto("/staff/queue")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('focus'))")
    page.wait_for_timeout(200)
    assert asked == []


def test_without_scripts_the_list_reads_and_leads_on(person: Open, cases: list[Case]) -> None:
    page = person("lowe", "phone", java_script_enabled=False).page
    page.goto("/staff/queue")
    expect(page.locator(".case-row")).to_have_count(3)
    expect(page.locator(".keys")).to_be_hidden()
    page.get_by_role("link", name="Mine").click()
    expect(page.get_by_text("You haven’t claimed a case.")).to_be_visible()
    page.get_by_role("link", name="Open").click()
    page.locator(row(page, cases[0])).click()
    page.wait_for_url(f"**/cases/{cases[0].reference}/")
