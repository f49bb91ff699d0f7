"""A report without a network, or past a server that stumbles: it waits, and is filed once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from moderation.models import Report
from rooms.models import Message
from tests.browser.history import has_read_all, write_history
from tests.browser.outbox import AtHome, kept
from tests.browser.person import Person
from tests.browser.test_reporting import THANKS, heading, opens_menu, reports
from tests.browser.waiting import until
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
OFFLINE = "We’ll send your report as soon as you’re online. If a child is in danger now, call 999."


@pytest.fixture
def dans(school: Cast) -> Message:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 2)
    has_read_all(school.aisha)
    return lines[1]


def reports_offline(aisha: Person) -> Locator:
    aisha.context.set_offline(True)
    sheet = reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text("Your report isn’t sent yet.")
    expect(heading(aisha)).to_be_focused()
    expect(sheet).to_contain_text(OFFLINE)
    return sheet


def test_the_sheet_opens_without_a_network(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    aisha.context.set_offline(True)
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    about = aisha.page.locator(".about-msg")
    expect(about).to_contain_text("Dan Whitmore")
    expect(about).to_contain_text("Line 2")
    aisha.page.get_by_role("link", name="Something else").click()
    expect(aisha.page.get_by_role("button", name="Hate or discrimination")).to_be_visible()


def test_an_offline_report_is_sent_when_the_network_is_back(
    school: Cast, dans: Message, person: Open
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    sheet = reports_offline(aisha)
    note = sheet.get_by_label("Add a note")
    note.fill("Typed on the bus")
    note.focus()
    aisha.context.set_offline(False)
    expect(heading(aisha)).to_have_text(THANKS, timeout=15_000)
    expect(note).to_have_value("Typed on the bus")
    expect(note).to_be_focused()
    sheet.get_by_role("button", name="Send note and close").click()
    expect(aisha.page.locator(".toast")).to_contain_text("Your note is with the school.")
    assert [one.comment for one in Report.objects.all()] == ["Typed on the bus"]


def test_an_offline_report_outlives_a_reload_and_takes_its_note_along(
    school: Cast, dans: Message, person: Open
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    sheet = reports_offline(aisha)
    sheet.get_by_label("Add a note").fill("Typed on the bus")
    sheet.get_by_role("button", name="Done").click()
    aisha.page.route("**/report", lambda route: route.abort())
    aisha.context.set_offline(False)
    aisha.page.reload()
    aisha.is_listening()
    assert not Report.objects.exists()
    aisha.page.unroute("**/report")
    aisha.page.reload()
    expect(aisha.page.locator(".toast")).to_contain_text(
        "Your report is with the school now.", timeout=15_000
    )
    report = Report.objects.get()
    assert (report.reason, report.comment, report.target_id) == ("unkind", "Typed on the bus", dans.pk)


def test_a_waiting_report_is_sent_from_the_list_of_chats(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    reports_offline(aisha).get_by_role("button", name="Done").click()
    aisha.page.route("**/report", lambda route: route.abort())
    aisha.context.set_offline(False)
    aisha.page.goto("/privacy")
    aisha.page.unroute("**/report")
    aisha.opens_chats()
    expect(aisha.page.locator(".toast")).to_contain_text("Your report is with the school now.")
    assert Report.objects.exists()


def test_another_sheet_does_not_hide_that_a_report_was_sent(
    school: Cast, dans: Message, person: Open
) -> None:
    aisha = person("aisha", "phone").opens(school.willow_room)
    reports_offline(aisha).get_by_role("button", name="Done").click()
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    aisha.context.set_offline(False)
    toast = aisha.page.locator(".toast")
    expect(toast).to_contain_text("Your report is with the school now.", timeout=15_000)
    on_top = (
        "one => one.contains(document.elementFromPoint(innerWidth / 2, one.getBoundingClientRect().top + 8))"
    )
    assert toast.evaluate(on_top)
    aisha.page.keyboard.press("Escape")
    expect(toast).to_be_visible()


def test_a_lost_answer_files_no_second_report(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    answers = []

    def lose_first(route: object) -> None:
        answers.append(route.fetch())  # type: ignore[attr-defined]
        if len(answers) == 1:
            route.abort()  # type: ignore[attr-defined]
        else:
            route.fulfill(response=answers[-1])  # type: ignore[attr-defined]

    aisha.page.route(
        "**/report",
        lambda route: lose_first(route) if route.request.method == "POST" else route.continue_(),
    )
    reports(aisha, "It’s unkind")
    expect(heading(aisha)).to_have_text("You reported this already.", timeout=15_000)
    assert [answer.status for answer in answers] == [201, 200]
    assert Report.objects.count() == 1


def test_a_stumbling_server_gets_it_later(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    aisha.page.route("**/report", lambda route: route.fulfill(status=500, body=""))
    sheet = reports(aisha, "It’s unkind")
    expect(sheet).to_contain_text("We couldn’t send it just now, and we keep trying.")
    aisha.page.unroute("**/report")
    expect(heading(aisha)).to_have_text(THANKS, timeout=15_000)
    assert Report.objects.count() == 1


def test_what_waits_can_be_taken_back(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    reports_offline(aisha).get_by_role("button", name="Take it back").click()
    aisha.context.set_offline(False)
    aisha.page.reload()
    aisha.is_listening()
    aisha.page.wait_for_timeout(500)
    assert not Report.objects.exists()


def test_who_was_signed_out_sends_it_after_signing_in(school: Cast, dans: Message, person: Open) -> None:
    aisha = person("aisha").opens(school.willow_room)
    opens_menu(aisha)
    aisha.page.get_by_role("menuitem", name="Report").click()
    aisha.is_signed_out()
    aisha.page.get_by_role("button", name="It’s unkind").click()
    expect(aisha.page.locator("dialog.sheet")).to_contain_text("We’ll send your report when you sign in.")
    aisha.becomes(school.aisha)
    aisha.opens(school.willow_room)
    until(Report.objects.exists)


def test_a_report_outlives_the_browser_but_not_signing_out(
    school: Cast, dans: Message, browser: Browser, servers: list[Server], tmp_path: Path
) -> None:
    before = AtHome(browser, servers[0].url, school.aisha, "phone", folder=tmp_path).opens(school.willow_room)
    reports_offline(before)
    before.context.close()
    after = AtHome(browser, servers[0].url, school.aisha, "phone", folder=tmp_path)
    after.page.goto("/you")
    assert "It’s unkind" in kept(after.page)
    after.opens(school.willow_room)
    until(Report.objects.exists)
    after.page.wait_for_timeout(500)
    assert kept(after.page) == "[]"
    reports_offline(after)
    after.page.route("**/report", lambda route: route.abort())
    after.context.set_offline(False)
    after.page.goto("/you")
    after.page.get_by_role("button", name="Sign out").click()
    after.page.wait_for_url("**/sign-in")
    assert kept(after.page) == "[]"
    assert Report.objects.count() == 1
    after.context.close()
