"""Aisha reports Dan's message: two taps, a note after, taking it back, My reports (UX 12.18 to 12.22)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from moderation.kinds import Queue, State
from moderation.models import Case, Report
from moderation.verbs import Verb
from rooms.models import Message
from tests.browser.elsewhere import elsewhere
from tests.browser.history import has_read_all, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.browser.waiting import until
from tests.cast import Cast
from tests.moderation.reporting import do

Open = Callable[..., Person]
THANKS = "Thank you. The school has it."
PATIENCE = 20_000  # ms; the first name that a server looks for makes it read the roll


@pytest.fixture
def dans(school: Cast) -> Message:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 2)
    has_read_all(school.aisha, school.dan, school.hannah)
    return lines[1]


def opens_menu(who: Person, words: str = "Line 2") -> None:
    """On a phone by resting on it, at a desk by right-click."""
    spot = who.row(words).locator(".b")
    is_phone = who.page.evaluate("matchMedia('(hover: none)').matches")
    if is_phone:
        rest_on(spot)
    else:
        spot.click(button="right")


def reports(who: Person, category: str) -> Locator:
    """Two taps from the menu: Report, category. The open sheet."""
    opens_menu(who)
    who.page.get_by_role("menuitem", name="Report").click()
    who.page.get_by_role("button", name=category).click()
    return who.page.locator("dialog.sheet")


def heading(who: Person) -> Locator:
    return who.page.locator("#report-title")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_report_is_two_taps_from_the_menu(school: Cast, dans: Message, person: Open, size: str) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    sheet = reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    expect(heading(aisha)).to_be_focused()
    report = Report.objects.get()
    assert (report.reporter, report.target_id, report.reason) == (school.aisha, dans.pk, "unkind")
    for words in (
        f"You reported: It’s unkind ({report.reference})",
        "Dan Whitmore won’t know it was you.",
        "A moderator looks at it",
        "By ",
        "999",
        "01632 960142",
    ):
        expect(sheet).to_contain_text(words)
    assert serious(aisha.page) == []
    sheet.get_by_role("button", name="Done").click()
    expect(sheet).to_have_count(0)
    expect(aisha.row("Line 2").locator(".m")).to_be_focused()


def test_the_sheet_fits_small_screens_and_large_text(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha")
    aisha.page.set_viewport_size({"width": 320, "height": 640})
    aisha.opens(school.willow_room)
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    sheet = aisha.page.locator("dialog.sheet")
    expect(sheet).to_be_visible()
    assert serious(aisha.page) == []
    wider = "one => one.scrollWidth - one.clientWidth"
    for size in ("100%", "200%"):
        aisha.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert sheet.evaluate(wider) <= 0
        assert sideways(aisha.page) <= 0


def test_a_report_needs_no_mouse(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    press = aisha.page.keyboard.press
    for key in ("Shift+Tab", "Shift+Tab", "ArrowUp", "Enter", "End", "Enter"):
        press(key)
    expect(aisha.page.locator(".cat").first).to_be_focused()
    for key in ("Tab", "Tab", "Enter"):
        press(key)
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    assert Report.objects.get().reason == "unkind"
    press("Escape")
    expect(aisha.page.locator("dialog")).to_have_count(0)
    expect(aisha.row("Line 2").locator(".m")).to_be_focused()


def test_something_else_opens_the_rest_in_the_same_sheet(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    aisha.page.get_by_role("link", name="Something else").click()
    aisha.page.get_by_role("button", name="Hate or discrimination").click()
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    assert Report.objects.get().reason == "hate"


def test_the_bar_reports_in_two_clicks_too(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.row("Line 2").locator(".b").hover()
    aisha.row("Line 2").get_by_role("link", name="Report").click()
    aisha.page.get_by_role("button", name="It names or shows a child").click()
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    assert Report.objects.get().reason == "names_child"


def test_a_note_comes_after_and_is_not_lost_on_the_way(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    sheet = reports(aisha, "It’s unkind")
    note = sheet.get_by_label("Add a note")
    note.fill("This is the third time")
    expect(sheet.get_by_role("button", name="Done")).to_be_hidden()
    aisha.page.route("**/note", lambda route: route.abort())
    sheet.get_by_role("button", name="Send note and close").click()
    expect(aisha.page.locator(".toast")).to_contain_text("Your note isn’t sent yet.")
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    expect(sheet).to_contain_text("You reported this already: It’s unkind.")
    sheet.get_by_role("link", name="See your report").click()
    expect(note).to_have_value("This is the third time")
    aisha.page.unroute("**/note")
    sheet.get_by_role("button", name="Send note and close").click()
    expect(sheet).to_have_count(0)
    expect(aisha.page.locator(".toast")).to_contain_text("Your note is with the school.")
    until(lambda: Report.objects.get().comment == "This is the third time")
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    sheet.get_by_role("link", name="See your report").click()
    expect(sheet.get_by_label("Add to your note")).to_have_value("")


@pytest.mark.parametrize("way", ["Escape", "Back", "My reports"])
def test_a_typed_note_is_sent_however_the_sheet_is_left(
    school: Cast, dans: Message, person: Open, way: str
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    sheet = reports(aisha, "It’s unkind")
    sheet.get_by_label("Add a note").fill("This is the third time")
    if way == "Escape":
        aisha.page.keyboard.press("Escape")
    elif way == "Back":
        aisha.page.go_back()
    else:
        sheet.get_by_role("link", name=way).click()
        aisha.page.wait_for_url("**/you/reports")
    until(lambda: Report.objects.get().comment == "This is the third time")
    if way != "My reports":
        expect(aisha.page.locator(".toast")).to_contain_text("Your note is with the school.")
    aisha.page.goto(f"/you/reports/{Report.objects.get().reference}")
    expect(aisha.page.get_by_label("Add to your note")).to_have_value("")
    assert Report.objects.get().comment == "This is the third time"


def test_a_report_is_taken_back_until_the_school_reads_it(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    sheet = reports(aisha, "It’s unkind")
    sheet.get_by_role("button", name="Take it back").click()
    expect(heading(aisha)).to_have_text("You took it back.")
    assert Case.objects.get().state == State.CLOSED
    aisha.page.keyboard.press("Escape")
    reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    case = Case.objects.exclude(state=State.CLOSED).get()
    elsewhere(lambda: do(Verb.CLAIM, case, school.lowe))
    sheet.get_by_role("button", name="Take it back").click()
    expect(sheet.get_by_role("alert")).to_contain_text("The school is already reading it")
    expect(sheet.get_by_role("button", name="Take it back")).to_have_count(0)
    assert Report.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_the_same_again_is_one_report(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    aisha.page.get_by_role("button", name="Done").click()
    reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text("You reported this already.")
    aisha.page.get_by_role("button", name="Done").click()
    reports(aisha, "It names or shows a child")
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    assert list(Report.objects.order_by("pk").values_list("reason", flat=True)) == ["unkind", "names_child"]


def test_a_child_in_danger_reaches_the_safeguarding_lead_alone(
    school: Cast, dans: Message, person: Open
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    sheet = reports(aisha, "A child may not be safe")
    expect(sheet).to_contain_text("The safeguarding lead looks at it")
    case = Case.objects.get()
    assert case.queue == Queue.DSL
    assert case.reference not in aisha.page.content()
    assert list(Case.objects.visible_to(school.lowe)) == []
    assert list(Case.objects.visible_to(school.kaur)) == [case]


def test_my_reports_says_how_each_stands(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text(THANKS, timeout=PATIENCE)
    aisha.page.goto("/you")
    aisha.page.get_by_role("link", name="My reports").click()
    row = aisha.page.locator(".rep-row")
    expect(row).to_contain_text("It’s unkind")
    expect(row).to_contain_text("Sent")
    expect(row).to_contain_text("Dan Whitmore, Willow (Y3)")
    assert serious(aisha.page) == []
    elsewhere(lambda: do(Verb.CLAIM, Case.objects.get(), school.lowe))
    aisha.page.reload()
    expect(row).to_contain_text("Being read")
    row.get_by_role("link").click()
    expect(heading(aisha)).to_have_text("The school is reading it.")
    expect(aisha.page.get_by_role("button", name="Take it back")).to_have_count(0)
    assert serious(aisha.page) == []
