"""Cards in a chat: events and polls, with what one can choose in them."""

from playwright.sync_api import Locator

from tests.browser.person import Person


def card(person: Person) -> Locator:
    return person.page.locator(".m .b.box")


def choice(person: Person, name: str) -> Locator:
    return card(person).get_by_role("radio", name=name)
