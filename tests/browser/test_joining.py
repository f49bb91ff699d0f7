"""From the printed letter into the class chat, as a person with a phone does it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from people.models import User
from tests.browser.newcomer import newest_code, print_letter, stranger
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
EMAIL = "zofia.nowak@example.org"


@pytest.fixture
def code(person: Open) -> str:
    return print_letter(person("osei"), "Zofia Nowak").replace(" ", "")


def walk_in(page: Page) -> None:
    """Screens 1 to 5, the code already in the form."""
    page.get_by_label("Your e-mail").fill(EMAIL)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(newest_code(EMAIL))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name=re.compile("Yes, I’m 16 or over")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="I’ll keep to these").click()
    page.get_by_role("button", name="Join Willow").click()


def test_a_scanned_letter_leads_into_willow_in_six_screens(
    school: Cast, code: str, browser: Browser, servers: list[Server]
) -> None:
    page = stranger(browser, servers[0].url)
    screens: list[str] = []
    page.on("domcontentloaded", lambda page: screens.append(page.url))
    page.goto(f"/join#{code}")
    expect(page.locator("[name=code]")).to_have_value(code)
    expect(page.locator("[name=code]")).to_be_hidden()
    walk_in(page)
    page.wait_for_url(f"**/rooms/{school.willow_room.slug}/")
    expect(page.get_by_text("Welcome, Zofia")).to_be_visible()
    assert len(screens) == 6, screens
    assert User.objects.get(email=EMAIL).last_seen_audience == "nobody"
    page.context.close()


def test_the_code_stays_out_of_the_address_and_the_browsers_history(
    code: str, browser: Browser, servers: list[Server]
) -> None:
    page = stranger(browser, servers[0].url)
    page.goto("/privacy")
    page.goto(f"/join#{code}")
    expect(page.locator("[name=code]")).to_have_value(code)
    assert page.url.endswith("/join")
    page.goto("/accessibility")
    page.go_back()
    assert page.url.endswith("/join")
    assert all(code not in server.log.read_text() for server in servers)
    page.context.close()


def test_joining_works_without_script(
    school: Cast, code: str, browser: Browser, servers: list[Server]
) -> None:
    page = stranger(browser, servers[0].url, java_script_enabled=False)
    page.goto("/join")
    page.get_by_label("The code on your letter").fill(f"{code[:5]} {code[5:]}".lower())
    walk_in(page)
    expect(page).to_have_url(re.compile(school.willow_room.slug))
    page.context.close()


def test_a_letter_that_was_used_reads_like_any_other_failure(
    code: str, browser: Browser, servers: list[Server]
) -> None:
    first = stranger(browser, servers[0].url)
    first.goto(f"/join#{code}")
    walk_in(first)
    first.wait_for_url("**/rooms/**")
    again = stranger(browser, servers[0].url)
    again.goto(f"/join#{code}")
    again.get_by_label("Your e-mail").fill(EMAIL)
    again.get_by_role("button", name="Send me a code").click()
    expect(again.get_by_text("We couldn’t match that")).to_be_visible()
    expect(again.get_by_label("First name of your child")).to_be_visible()
    first.context.close()
    again.context.close()


def test_the_letter_prints_on_one_a4_page(person: Open) -> None:
    office = person("osei")
    print_letter(office, "Zofia Nowak")
    pdf = office.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    [(width, height)] = re.findall(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)[\d.]*\]", pdf)
    assert (abs(int(width) - 595), abs(int(height) - 842)) <= (1, 1)


def test_a_passkey_is_made_and_signs_in(person: Open) -> None:
    sam = person("sam", "phone")
    devtools = sam.context.new_cdp_session(sam.page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    automatic = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key | automatic})
    sam.page.goto("/you")
    sam.page.get_by_role("link", name=re.compile("Skip the code next time")).click()
    sam.page.get_by_role("link", name=re.compile("Passkeys")).click()
    sam.page.goto("/you/sign-in/passkeys/new")
    sam.page.get_by_role("button", name="Make a passkey").click()
    sam.page.wait_for_url("**/recovery-codes")
    sam.page.goto("/you")
    sam.page.get_by_role("button", name="Sign out").click()
    sam.page.get_by_role("button", name="Sign in with a passkey").click()
    sam.page.wait_for_url("**/chats")
