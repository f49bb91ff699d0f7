"""The sheet before sending by keyboard, on small screens, with big text, from right to left, and as axe judges it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.check_sheet import (
    CHILD,
    HELD,
    NUDGED,
    TWICE,
    box,
    chooses,
    meets_the_sheet,
    selected,
    sheet,
    state_of,
    stored,
)
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast

Open = Callable[..., Person]
URDU = f"کیا کسی نے {CHILD} کا نیلا بیگ دیکھا ہے؟"


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_serious(school: Cast, person: Open, size: str) -> None:
    sam = person("sam", size, reduced_motion="reduce")
    sam.opens(school.willow_room)
    meets_the_sheet(sam, TWICE)
    assert serious(sam.page) == []
    sam.opens(school.willow_room)
    expect(state_of(sam, TWICE)).to_have_text("Not sent yet. Look at it")
    sam.says("Later")
    expect(state_of(sam, "Later")).to_have_text("Waits for the one above")
    assert serious(sam.page) == []
    chooses(sam, "Ask a moderator")
    expect(state_of(sam, TWICE)).to_contain_text("Waiting for a moderator.")
    sam.page.locator("summary", has_text="What’s this?").click()
    sam.says("Ellie has hers")
    expect(sam.row("Ellie").get_by_role("status")).to_contain_text("You named your child.")
    assert serious(sam.page) == []


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_long_message_leaves_everything_in_reach(school: Cast, person: Open, size: str) -> None:
    words = "Lost property list for the fair, please read. " * 72 + NUDGED
    sam = person("sam", size, reduced_motion="reduce").opens(school.willow_room)
    opened = meets_the_sheet(sam, words[-3400:])
    for part in ("heading", "listitem"):
        expect(opened.get_by_role(part).first).to_be_in_viewport(ratio=1)
    for choice in ("Edit my message", "Ask a moderator", "Send anyway"):
        expect(opened.get_by_role("button", name=choice)).to_be_in_viewport(ratio=1)
    expect(opened.locator("mark")).to_be_in_viewport()
    assert serious(sam.page) == []
    opened.locator("blockquote").focus()
    sam.page.keyboard.press("Home")
    until(lambda: opened.locator("blockquote").evaluate("quote => quote.scrollTop") == 0)
    chooses(sam, "Edit my message")
    assert selected(sam.page) == CHILD


def test_marks_are_read_with_their_number_and_what_they_are(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    opened = meets_the_sheet(sam, TWICE)
    expect(opened.locator("mark").nth(0)).to_contain_text("found 1 of 2")
    expect(opened.locator("mark").nth(1)).to_contain_text("found 2 of 2")
    expect(opened.get_by_role("listitem")).to_have_count(2)


def test_by_keyboard_alone(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    press, write = sam.page.keyboard.press, sam.page.keyboard.type
    write(TWICE)
    press("Enter")
    for name in ("Edit my message", "Ask a moderator", "Send anyway"):
        expect(sheet(sam.page).get_by_role("button", name=name)).to_be_focused()
        press("Tab")
    assert sam.page.evaluate("document.querySelector('#composer').matches(':focus')") is False
    press("Escape")
    expect(box(sam.page)).to_be_focused()
    press("Enter")
    expect(sheet(sam.page).get_by_role("button", name="Edit my message")).to_be_focused()
    press("Enter")
    assert selected(sam.page).startswith(CHILD)
    write("a child")
    press("Tab")
    assert selected(sam.page) == "07700 900142"
    write("my phone")
    press("Tab")
    expect(sam.page.locator("#composer-form .send")).to_be_focused()
    press("Shift+Tab")
    press("End")
    press("Enter")
    expect(sam.rows.locator(".tick:visible")).to_have_count(1)
    assert "a child" in stored(school.willow_room)[0]
    assert "on my phone all day" in stored(school.willow_room)[0]


def test_tab_passes_over_words_that_are_left_as_they_are(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    meets_the_sheet(sam, TWICE)
    chooses(sam, "Edit my message")
    sam.page.keyboard.press("Tab")
    assert selected(sam.page) == "07700 900142"
    sam.page.keyboard.press("Tab")
    expect(sam.page.locator("#composer-form .send")).to_be_focused()
    expect(box(sam.page)).to_have_value(TWICE)


@pytest.mark.parametrize(
    ("width", "height", "text"), [(320, 256, 100), (320, 640, 100), (390, 844, 200), (1440, 900, 200)]
)
def test_it_fits_small_screens_and_big_text(
    school: Cast, person: Open, width: int, height: int, text: int
) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.set_viewport_size({"width": width, "height": height})
    sam.page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", text)
    opened = meets_the_sheet(sam, TWICE)
    expect(opened.get_by_role("heading", name="This names a child")).to_be_in_viewport(ratio=1)
    assert sideways(sam.page) <= 0
    assert cut_off(opened) == []
    last = opened.get_by_role("button", name="Send anyway")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    chooses(sam, "Edit my message")
    expect(box(sam.page)).to_be_in_viewport()
    assert selected(sam.page).startswith(CHILD)


def test_words_from_right_to_left_keep_their_side(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.evaluate("document.documentElement.dir = 'rtl'")
    opened = meets_the_sheet(sam, URDU)
    quote, found = side(opened.locator(".draft")), side(opened.locator("mark"))
    assert found["right"] < quote["right"] - 60  # the words before the name stand to its right
    assert cut_off(opened) == []
    assert sideways(sam.page) <= 0
    chooses(sam, "Edit my message")
    assert selected(sam.page) == CHILD
    sam.page.keyboard.type("کسی")
    sam.page.locator("#composer-form .send").click()
    sam.sees_sent(URDU.replace(CHILD, "کسی"))


def test_forced_colours_show_the_marks_and_the_edges(school: Cast, person: Open) -> None:
    sam = person("sam", forced_colors="active").opens(school.willow_room)
    opened = meets_the_sheet(sam, HELD)
    border = "element => getComputedStyle(element).borderTopStyle"
    for part in (".draft", ".n", ".btn.pri"):
        assert opened.locator(part).first.evaluate(border) == "solid"
    assert opened.evaluate(border) == "solid"
    colours = "mark => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark).color]"
    assert opened.locator("mark").first.evaluate(colours) == ["rgb(255, 230, 163)", "rgb(61, 39, 0)"]


@pytest.mark.parametrize("wanted", ["reduce", "no-preference"])
def test_reduced_motion_stops_the_sheet_from_rising(school: Cast, person: Open, wanted: str) -> None:
    sam = person("sam", reduced_motion=wanted).opens(school.willow_room)
    opened = meets_the_sheet(sam, NUDGED)
    moves = opened.evaluate("element => getComputedStyle(element).animationName") != "none"
    assert moves is (wanted == "no-preference")


def side(part: Locator) -> dict[str, float]:
    found = part.evaluate(
        "element => { const { left, right } = element.getBoundingClientRect(); return { left, right } }"
    )
    return dict(found)


def cut_off(opened: Locator) -> list[str]:
    """Parts of the sheet that stick out of it sideways or hide some of their words."""
    script = """dialog => { const { left, right } = dialog.getBoundingClientRect();
        return [...dialog.querySelectorAll("h2, p, blockquote, li, button, mark")].filter((part) => {
            const box = part.getBoundingClientRect();
            return box.left < left || box.right > right || part.scrollWidth > part.clientWidth + 1 && part.clientWidth;
        }).map((part) => part.textContent); }"""
    return list(opened.evaluate(script))
