"""The pages of joining, signing in, settings and the office, as a machine can judge them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from people.actions.words import add_word
from people.models import OfficeTask
from rooms.models import GuardCount
from tests.browser.looks import judge, serious
from tests.browser.newcomer import newest_code, print_letter, stranger
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
PUBLIC = ["/sign-in", "/privacy", "/accessibility", "/join", "/safety"]
OWN = ["/you", "/you/privacy", "/you/sign-in", "/you/sign-in/passkeys", "/you/sign-in/code-app"]
OFFICE = [
    "/staff/classes",
    "/staff/letters",
    "/staff/letters?show=joined",
    "/staff/settings",
    "/staff/figures",
]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_pages_of_one_person_and_the_public_ones(
    person: Open, browser: Browser, servers: list[Server], size: str
) -> None:
    someone = stranger(browser, servers[0].url, size)
    sam = person("sam", size)
    found = []
    for page, addresses in ((someone, PUBLIC), (sam.page, OWN)):
        for address in addresses:
            page.goto(address)
            found += judge(page)
    sam.page.goto("/you")
    sam.page.get_by_label("Your name").fill("Ellie’s mum")
    sam.page.get_by_role("button", name="Save").click()
    found += judge(sam.page)
    someone.context.close()
    assert found == []


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_pages_of_the_office(school: Cast, person: Open, size: str) -> None:
    OfficeTask.objects.create(kind="claim_mismatch", contact=school.zofia_contact)
    OfficeTask.objects.create(kind="rights_unknown", contact=school.zofia_contact)
    add_word(actor=school.osei, kind="look_out", text="W" * 60, label="FAMILY_SAFEGUARDING")
    GuardCount.objects.create(room=school.willow_room, outcome="nudge", answer="shown", times=12)
    office = person("osei", size)
    found = []
    for address in [
        *OFFICE,
        f"/staff/classes/{school.willow.pk}",
        f"/staff/people/{school.zofia_contact.pk}",
    ]:
        office.page.goto(address)
        found += judge(office.page)
    office.page.goto("/staff/settings")
    office.page.get_by_role("button", name="Add word").first.click()
    found += judge(office.page)
    print_letter(office, "Zofia Nowak")
    assert found + serious(office.page) == []


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_joining_screens(
    school: Cast, person: Open, browser: Browser, servers: list[Server], size: str
) -> None:
    code = print_letter(person("osei"), "Zofia Nowak")
    page = stranger(browser, servers[0].url, size)
    page.goto("/join")
    page.get_by_label("The code on your letter").fill(code)
    page.get_by_label("Your e-mail").fill("somebody@example.org")
    page.get_by_role("button", name="Send me a code").click()
    found = judge(page)
    page.get_by_label("First name of your child").fill("Jakub")
    page.get_by_role("button", name="Send me a code").click()
    found += judge(page)
    page.get_by_label("Code").fill(newest_code("somebody@example.org"))
    page.get_by_role("button", name="Continue").click()
    found += judge(page)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Continue").click()
    found += judge(page)
    page.get_by_role("button", name="I’ll keep to these").click()
    found += judge(page)
    page.context.close()
    assert found == []
