"""From the list into a case and on to the next, with the keyboard alone; two colleagues at one case."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from moderation.kinds import State
from moderation.models import Case
from rooms.models import Message
from tests.browser.elsewhere import elsewhere
from tests.browser.person import Person
from tests.cast import Cast
from tests.moderation.reporting import fresh_case, report
from tests.rooms.talk import said

Open = Callable[..., Person]


@pytest.fixture
def cases(school: Cast) -> list[Case]:
    """Three that Aisha reported, in the order of the list."""

    def reported(words: str) -> Case:
        return fresh_case(report(school.aisha, said(school.dan, school.willow_room, words)))

    return [elsewhere(lambda n=n: reported(f"Word number {n}")) for n in range(3)]


def at(page: Page, case: Case) -> None:
    """The case's page is open and its scripts listen."""
    page.wait_for_url(f"**/cases/{case.reference}/**")
    expect(page.locator(".keys")).to_be_visible()


def tabs_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab never reached {name}")


@pytest.mark.parametrize("width", [1440, 1000])
def test_with_the_mouse_unplugged(person: Open, cases: list[Case], width: int) -> None:
    """UX 12.23: open the queue, claim, hide, warn, give a reason, apply, land on the next case."""
    page = person("lowe").page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/staff/queue")
    page.keyboard.press("j")
    page.keyboard.press("c")
    at(page, cases[0])
    page.keyboard.press("h")
    tabs_to(page, "touches_criticism")
    page.keyboard.press("ArrowDown")
    if not page.locator("[name=touches_criticism][value=no]").is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("w")
    page.keyboard.press("y")
    page.keyboard.type("It calls another parent names.")
    page.keyboard.press("Control+Enter")
    at(page, cases[1])
    expect(page.locator("#done-words")).to_contain_text("Warned Dan Whitmore")
    assert Message.objects.get(pk=cases[0].target_id).state == "removed"
    page.keyboard.press("z")
    at(page, cases[0])
    assert Message.objects.get(pk=cases[0].target_id).state == "posted"


def test_j_and_k_open_the_next_and_the_one_before(person: Open, cases: list[Case]) -> None:
    page = person("lowe").page
    page.goto(f"/cases/{cases[0].reference}/")
    for key, case in (("j", cases[1]), ("j", cases[2]), ("k", cases[1])):
        page.keyboard.press(key)
        at(page, case)
        expect(page.locator('.case-row[aria-current="true"]')).to_have_id(f"case-{case.reference}")


def test_letters_are_only_letters_in_a_field_and_nothing_once_turned_off(
    school: Cast, person: Open, cases: list[Case]
) -> None:
    """UX 12.24."""
    page = person("lowe").page
    page.goto(f"/cases/{cases[0].reference}/")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Let go").first).to_be_visible()
    why = page.locator("#id_reasons")
    why.focus()
    why.fill("")
    page.keyboard.type("jkchnwyz?")
    expect(why).to_have_value("jkchnwyz?")
    expect(page.locator("[name=content_action]:checked")).to_have_count(0)
    assert page.get_by_role("dialog").count() == 0
    school.lowe.letter_keys = False
    elsewhere(lambda: school.lowe.save(update_fields=["letter_keys"]))
    page.goto(f"/cases/{cases[0].reference}/")
    for letter in "chnwyz?j":
        page.keyboard.press(letter)
    expect(page.locator("[name=content_action]:checked")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url.endswith(f"/cases/{cases[0].reference}/")
    assert Case.objects.get(pk=cases[0].pk).assignee == school.lowe


def test_the_second_colleague_sees_who_has_it_and_letting_go_frees_it(
    school: Cast, person: Open, cases: list[Case]
) -> None:
    """UX 12.29."""
    lowe, bello = person("lowe").page, person("bello").page
    lowe.goto(f"/cases/{cases[0].reference}/")
    lowe.keyboard.press("c")
    expect(lowe.get_by_role("button", name="Let go").first).to_be_visible()
    bello.goto("/staff/queue")
    expect(bello.locator(f"#case-{cases[0].reference}")).to_contain_text("Mrs Lowe has it")
    bello.keyboard.press("j")
    bello.keyboard.press("Enter")
    at(bello, cases[0])
    expect(bello.get_by_text("Mrs Lowe is on this").first).to_be_visible()
    expect(bello.get_by_role("button", name="Claim", exact=True)).to_have_count(0)
    lowe.keyboard.press("c")
    expect(lowe.get_by_text("Nobody has claimed it")).to_be_visible()
    with bello.expect_response("**/staff/queue/changes*"):
        bello.evaluate("dispatchEvent(new Event('focus'))")
    expect(bello.locator(f"#case-{cases[0].reference}")).not_to_contain_text("has it")
    bello.reload()
    bello.keyboard.press("c")
    expect(bello.get_by_role("button", name="Let go").first).to_be_visible()
    case = Case.objects.get(pk=cases[0].pk)
    assert (case.state, case.assignee) == (State.OPEN, school.bello)
