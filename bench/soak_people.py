"""A person at a browser of a soak: what they do is theirs to choose, what the network does to them is not."""

import random
import time

from playwright.sync_api import Browser
from playwright.sync_api import Error as NotNow

from people.models import User
from rooms.models import Room
from tests.browser.person import Person
from tests.services.server import Server

WORDS = [
    "wellies",
    "kit",
    "tomorrow",
    "raffle",
    "lunch",
    "library",
    "spare",
    "anybody",
    "please",
    "thanks",
    "late",
]
QUICK = 1_500  # ms: what does not go at once in a page that changes is not done
WAITING = "#timeline > .row.wait"


class Guest(Person):
    """Everything they said is in `said`, in their order; `deeds` says how often each thing was done."""

    def __init__(
        self, browser: Browser, server: Server, user: User, size: str, room: Room, seed: int
    ) -> None:
        super().__init__(browser, server.url, user, size)
        self.chance = random.Random(seed)
        self.room = room
        self.said: list[str] = []
        self.deeds: dict[str, int] = {}
        self.offline_until = 0.0

    def step(self) -> None:
        """One thing, as far as the page lets them."""
        if self.offline_until and time.monotonic() > self.offline_until:
            self.comes_back()
        deeds = [self.speaks] * 4 + [self.reacts] * 3 + [self.edits, self.removes, self.replies]
        deed = self.chance.choice([*deeds, self.reads_back, self.jumps, self.loses_network, self.reloads])
        try:
            deed()
        except NotNow:
            self.page.keyboard.press("Escape")
            self.count(f"{deed.__name__}, in vain")
        else:
            self.count(deed.__name__)

    def count(self, what: str) -> None:
        self.deeds[what] = self.deeds.get(what, 0) + 1

    def speaks(self) -> None:
        words = f"{' '.join(self.chance.choices(WORDS, k=4))}, {self.user.display_name} {len(self.said)}"
        self.page.locator("#composer").fill(words, timeout=QUICK)
        self.page.locator("#composer-form .send").click(timeout=QUICK)
        self.said.append(words)

    def reacts(self) -> None:
        self.opens_menu(".row:not(.wait) .m.face-full")
        self.page.locator("dialog[open] [data-do=react]").first.click(timeout=QUICK)

    def edits(self) -> None:
        self.opens_menu(".row.own:not(.wait) .m.face-full")
        self.chooses("edit")
        self.page.locator("#composer-for").wait_for(timeout=QUICK)
        self.page.locator("#composer").press("End", timeout=QUICK)
        self.page.locator("#composer").type(", I mean")
        self.page.locator("#composer-form .send").click(timeout=QUICK)
        self.page.locator("#composer-form:not(.lent)").wait_for(timeout=QUICK)

    def removes(self) -> None:
        self.opens_menu(".row.own:not(.wait) .m.face-full")
        self.chooses("remove")
        self.page.locator("dialog[open] form button:not([data-close])").click(timeout=QUICK)

    def replies(self) -> None:
        self.opens_menu(".row:not(.wait) .m.face-full")
        self.chooses("reply")
        self.speaks()

    def opens_menu(self, messages: str) -> None:
        rows = self.page.locator(f"#timeline > {messages}")
        count = rows.count()
        bubble = rows.nth(max(0, count - self.chance.randint(1, 8))).locator(".b")
        bubble.click(button="right", timeout=QUICK, position={"x": 12, "y": 8})

    def chooses(self, deed: str) -> None:
        self.page.locator(f"dialog[open] .li[data-do={deed}]").click(timeout=QUICK)

    def reads_back(self) -> None:
        self.scroll_by(-self.chance.randint(300, 4_000))

    def jumps(self) -> None:
        if self.page.locator("#jump").is_visible():
            self.page.locator("#jump").click(timeout=QUICK)

    def loses_network(self) -> None:
        self.context.set_offline(True)
        self.offline_until = time.monotonic() + self.chance.uniform(1, 20)

    def comes_back(self) -> None:
        self.context.set_offline(False)
        self.offline_until = 0.0

    def reloads(self) -> None:
        if not self.offline_until:
            self.page.goto(f"/rooms/{self.room.slug}/", timeout=5_000)

    def ends(self) -> None:
        """Nothing is in their way any more: the network is there, nothing is open, the newest message shows."""
        self.comes_back()
        self.page.keyboard.press("Escape")
        if self.page.locator("#timeline").count() == 0:
            self.page.goto(f"/rooms/{self.room.slug}/")
        if self.page.locator("#jump").is_visible():
            self.page.locator("#jump").click()
