"""What the school told me, what was done, the rules that changed, and Staying safe, before eyes and axe."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from notices.models import Notice
from people.actions.rules import change_rule
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import judge
from tests.browser.newcomer import stranger
from tests.browser.person import Person
from tests.cast import Cast
from tests.moderation.reporting import decided, report
from tests.rooms.talk import said
from tests.services.server import Server

Open = Callable[..., Person]
RULES = "I’ve read it"


def took_down(cast: Cast) -> int:
    """Mrs Lowe hid what Dan wrote, ten seconds ago; the number of his message."""

    def story() -> int:
        message = said(cast.dan, cast.willow_room, "The new head is useless")
        decided(report(cast.aisha, message).case, cast.lowe)
        for notice in Notice.objects.all():
            notice.send_after -= timedelta(seconds=20)
            notice.save()
        return message.pk

    return int(elsewhere(story))


def rules_change(cast: Cast) -> None:
    elsewhere(lambda: change_rule(actor=None, code="kind", title="Be kind", text="As you would at the gate."))


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_pages(school: Cast, person: Open, browser: Browser, servers: list[Server], size: str) -> None:
    took_down(school)
    rules_change(school)
    dan, lowe = person("dan", size), person("lowe", size)
    someone = stranger(browser, servers[0].url, size)
    rules = f"/rooms/{school.willow_room.slug}/rules"
    found = []
    for page, address in (
        *((dan.page, address) for address in ("/you", "/you/notices", "/safety", rules)),
        *((lowe.page, address) for address in ("/staff/audit", "/chats", "/you/notices")),
        (someone, "/safety"),
    ):
        page.goto(address)
        found += judge(page)
    someone.get_by_text("Contact").click()
    found += judge(someone)
    someone.context.close()
    assert found == []


def test_staying_safe_prints_on_one_page(
    school: Cast, browser: Browser, servers: list[Server], person: Open
) -> None:
    sam = person("sam")
    for page in (stranger(browser, servers[0].url), sam.page):
        page.goto("/safety")
        page.emulate_media(media="print")
        expect(page.get_by_text("Ring the school: 01632 960142").last).to_be_visible()
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1


def test_contact_opens_phone_and_mail_without_script(school: Cast, person: Open) -> None:
    sam = person("sam", "phone", java_script_enabled=False)
    sam.page.goto("/safety")
    ring = sam.page.get_by_role("link", name="Ring the school: 01632 960142")
    expect(ring).to_be_hidden()
    sam.page.locator("summary").click()
    expect(ring).to_be_visible()
    expect(ring).to_have_attribute("href", "tel:01632960142")


@pytest.mark.parametrize("script", [True, False])
def test_why_shows_to_the_author_alone_and_leads_to_the_notice(
    school: Cast, person: Open, script: bool
) -> None:
    number = took_down(school)
    room = f"/rooms/{school.willow_room.slug}/"
    dan, sam = (person(name, "phone", java_script_enabled=script) for name in ("dan", "sam"))
    sam.page.goto(room)
    expect(sam.page.locator(f"#m{number}")).to_contain_text("The school took this message down.")
    expect(sam.page.locator(f"#m{number} .to-why")).to_be_hidden()
    dan.page.goto(room)
    dan.page.get_by_role("link", name="Why").click()
    dan.page.wait_for_url(f"**/you/notices#about-m{number}")
    expect(dan.page.locator(f"#about-m{number}")).to_contain_text("Why: It calls another parent names.")


def test_the_draft_waits_while_the_rules_are_read(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.locator("#composer").fill("Is it PE tomorrow?")
    rules_change(school)
    sam.page.reload()
    sam.page.get_by_role("link", name="Read the rules").click()
    sam.page.get_by_role("button", name=RULES).click()
    sam.page.wait_for_url(f"**/rooms/{school.willow_room.slug}/")
    expect(sam.page.locator("#composer")).to_have_value("Is it PE tomorrow?")
    sam.page.locator("#composer-form .send").click()
    sam.sees_sent("Is it PE tomorrow?")


def test_words_sent_meanwhile_stay_and_lead_to_the_rules(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    rules_change(school)
    sam.says("Is it PE tomorrow?")
    row = sam.row("Is it PE tomorrow?")
    expect(row.get_by_text("The rules changed. Read them before you post.")).to_be_visible()
    row.get_by_role("link", name="Read the rules").click()
    sam.page.get_by_role("button", name=RULES).click()
    sam.is_listening()
    sam.row("Is it PE tomorrow?").get_by_role("button", name="Try again").click()
    sam.sees_sent("Is it PE tomorrow?")


def test_the_exact_time_shows_on_focus(school: Cast, person: Open) -> None:
    took_down(school)
    lowe = person("lowe")
    lowe.page.goto("/staff/audit")
    time = lowe.page.locator(".audit time").first
    shown = "time => getComputedStyle(time, '::after').content"
    assert time.evaluate(shown) in ("none", "normal")
    lowe.page.keyboard.press("Tab")
    time.focus()
    assert re.search(r"\d\d:\d\d:\d\d", time.evaluate(shown))
