"""Somebody at the desk of cases, and what lies on it."""

from playwright.sync_api import Page, expect

from moderation.models import Case
from people.models import User
from rooms.models import Message, Room
from tests.browser.elsewhere import elsewhere
from tests.browser.person import Person
from tests.cast import Cast
from tests.moderation.casework import held_case
from tests.moderation.reporting import fresh_case, report
from tests.rooms.talk import said


def reported(school: Cast, words: str = "You know who did it", reason: str = "unkind") -> Case:
    """Aisha reports what Dan said in Willow."""
    return elsewhere(
        lambda: fresh_case(report(school.aisha, said(school.dan, school.willow_room, words), reason))
    )


def asked_for(author: User, room: Room, words: str) -> Case:
    return elsewhere(lambda: held_case(author, room, words))


def opens_case(who: Person, case: Case) -> Page:
    who.page.goto(f"/cases/{case.reference}/")
    expect(who.page.locator("#case-title")).to_be_visible()
    return who.page


def claims(page: Page) -> None:
    page.get_by_role("button", name="Claim", exact=False).locator("visible=true").first.click()
    expect(page.get_by_text("Claimed by you")).to_be_visible()


def state_of(case: Case) -> str:
    return Message.objects.get(pk=case.target_id).state
