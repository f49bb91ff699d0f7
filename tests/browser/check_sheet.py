"""The sheet that opens before something is sent, as a person meets it."""

from playwright.sync_api import Locator, Page, Route, expect

from rooms.models import Message, Room
from tests.browser.person import Person

NUDGED = "Has anyone seen Jayden Thompson's blue PE bag?"
HELD = "Is Jayden Thompson OK? He was sick after lunch"
CHILD = "Jayden Thompson"
POST = "**/messages"
TWICE = "Found Jayden Thompson’s blue bag by the gate, ring me on 07700 900142 all day"


def stored(room: Room) -> list[str]:
    return list(Message.objects.filter(room=room).order_by("seq").values_list("body", flat=True))


def sheet(page: Page) -> Locator:
    return page.get_by_role("dialog", name="This names a child")


def meets_the_sheet(person: Person, words: str) -> Locator:
    """They press Send, and the sheet opens."""
    person.says(words)
    expect(sheet(person.page)).to_be_visible()
    return sheet(person.page)


def chooses(person: Person, words: str) -> None:
    sheet(person.page).get_by_role("button", name=words).click()


def box(page: Page) -> Locator:
    return page.locator("#composer")


def selected(page: Page) -> str:
    """What is selected in the message box."""
    script = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    return str(box(page).evaluate(script))


def caret(page: Page) -> int:
    return int(box(page).evaluate("box => box.selectionEnd"))


def state_of(person: Person, words: str) -> Locator:
    """The line under an own message that says how it stands."""
    return person.row(words).locator(".st")


def comes_back_online(person: Person) -> None:
    person.page.unroute(POST)
    person.page.evaluate("window.dispatchEvent(new Event('online'))")


class Posts:
    """Every post of somebody's words, with what was in it; some fail on the way."""

    def __init__(self, person: Person) -> None:
        self.sent: list[dict[str, str]] = []
        self.failures: list[int] = []  # statuses for the next answered posts; 0 is a dead line
        person.page.route(POST, self._pass_on)

    def _pass_on(self, route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        said = route.request.post_data_json
        self.sent.append(said)
        if "answer" not in said or not self.failures:
            return route.continue_()
        status = self.failures.pop(0)
        return route.fulfill(status=status, body="") if status else route.abort()
