"""The first morning: a roll is imported, a letter printed, a parent joins and talks, the outsider gets nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from classchat.demo.roll import write_roll
from people.actions.claims import claim
from people.actions.invitations import issue_letters
from people.actions.joining import accept_rules, finish_joining
from people.actions.school import set_up_school
from people.actions.staff import appoint
from people.models import Contact, ImportRun, Pupil, SchoolRole, User
from rooms.models import Message, Room
from tests.browser.elsewhere import elsewhere
from tests.browser.newcomer import newest_code, stranger
from tests.browser.person import Person
from tests.services.server import Server

ZOFIA = "zofia.nowak@example.org"
Open = Callable[..., Person]


@pytest.fixture
def osei(transactional_db: None) -> User:
    """A school on its first day: the rules, one person in the office, nobody else."""

    def begin() -> User:
        set_up_school(actor=None, name="Hollybank Primary", head_name="Dr Lindqvist")
        return appoint(
            actor=None,
            email="amina.osei@hollybank.example.org",
            display_name="Mrs Osei",
            roles=[SchoolRole.Role.OFFICE],
        )

    return elsewhere(begin)


@pytest.fixture
def enters(browser: Browser, servers: list[Server]) -> Iterator[Open]:
    opened: list[Person] = []

    def enter(user: User, size: str = "desktop", *, server: int = 0) -> Person:
        opened.append(Person(browser, servers[server].url, user, size))
        return opened[-1]

    yield enter
    for one in opened:
        one.context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []


def test_the_first_morning(
    osei: User, enters: Open, browser: Browser, servers: list[Server], tmp_path: Path
) -> None:
    office = enters(osei)
    import_the_roll(office, tmp_path)
    sam, hannah, tom = elsewhere(lambda: [joined(osei, name) for name in ("Sam", "Hannah", "Tom")])
    willow = Room.objects.get(title="Willow (Y3)", kind="class")

    on_desktop, on_tablet = enters(sam, server=0).opens(willow), enters(hannah, server=1).opens(willow)
    code = print_letter_for_zofia(office)
    zofia = joins_on_a_phone(browser, servers[0].url, code)
    zofia.wait_for_url(f"**/rooms/{willow.slug}/")

    zofia.locator("#composer").fill("Hello, I’m new here")
    zofia.locator("#composer-form .send").click()
    for person in (on_desktop, on_tablet):
        person.sees("Hello, I’m new here")
    on_tablet.says("Welcome Zofia! 👋")
    on_desktop.sees("Welcome Zofia! 👋")
    expect(zofia.get_by_text("Welcome Zofia! 👋")).to_be_visible()
    assert list(Message.objects.order_by("seq").values_list("body", flat=True)) == [
        "Hello, I’m new here",
        "Welcome Zofia! 👋",
    ]

    outsider = enters(tom, server=1)
    answer = outsider.page.goto(f"/rooms/{willow.slug}/")
    assert answer is not None
    assert answer.status == 404
    outsider.sees_nothing_of("Hello, I’m new here")
    zofia.context.close()


def joined(office: User, first_name: str) -> User:
    """Somebody of the cast, in by letter like everybody."""
    last_name = {"Sam": "Ellis", "Hannah": "Clarke", "Tom": "Hargreaves"}[first_name]
    contact = Contact.objects.get(first_name=first_name, last_name=last_name)
    (letter,) = issue_letters(contacts=[contact], actor=office)
    user = claim(invitation=letter.invitation, email=contact.email)
    accept_rules(user=user)
    return finish_joining(user=user)


def import_the_roll(office: Person, folder: Path) -> None:
    """Upload, read what would change, see that nothing has, apply."""
    file = folder / "hollybank.zip"
    write_roll(file)
    page = office.page
    page.goto("/staff/import")
    page.get_by_label("The roll", exact=True).set_input_files(file)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("heading", name="Check what will change")).to_be_visible()
    assert not Pupil.objects.exists()
    page.get_by_role("button", name=re.compile(r"Apply \d+ changes")).click()
    page.wait_for_load_state()
    assert ImportRun.objects.get().state == ImportRun.State.APPLIED
    assert Pupil.objects.count() == 210
    assert Room.objects.filter(kind="class").count() == 7


def print_letter_for_zofia(office: Person) -> str:
    office.page.goto("/staff/letters")
    office.page.get_by_label("Class").select_option(label="Willow (Y3)")
    office.page.get_by_role("button", name="Show", exact=True).click()
    office.page.get_by_role("checkbox", name="Choose Zofia Nowak").check()
    office.page.get_by_role("button", name="Print letters").click()
    letter = office.page.locator(".paper")
    assert "Jakub" not in letter.inner_text()
    assert ZOFIA not in letter.inner_text()
    return letter.locator(".code b").inner_text().replace(" ", "")


def joins_on_a_phone(browser: Browser, url: str, code: str) -> Page:
    page = stranger(browser, url)
    page.goto(f"/join#{code}")
    assert "Willow" not in page.inner_text("body")
    page.get_by_label("Your e-mail").fill(ZOFIA)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(newest_code(ZOFIA))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name=re.compile("Yes, I’m 16 or over")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="I’ll keep to these").click()
    page.get_by_role("button", name="Join Willow").click()
    return page
