"""The soak itself, under the tests' settings. Run by `bench.soak`; prints what happened, and every difference."""

import json
import os
import random
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from bench.soak_life import Life  # noqa: E402
from bench.soak_people import WAITING, Guest  # noqa: E402
from rooms.models import Message, Revision  # noqa: E402
from tests.architecture.collected import Collected  # noqa: E402
from tests.browser.conftest import FLAGS  # noqa: E402
from tests.browser.elsewhere import elsewhere  # noqa: E402
from tests.browser.history import write_history  # noqa: E402
from tests.browser.test_room_fresh import NORMALISED  # noqa: E402
from tests.cast import Cast, build_cast  # noqa: E402
from tests.services.server import Server, servers  # noqa: E402

PEOPLE = ["sam", "hannah", "dan", "adeyemi", "aisha", "kofi"]
PATIENCE = 150  # seconds for everything that waits: a minute's pace, the longest pause, the line
HEALING = (2_000, 10_000, 30_000)  # ms; the server tells the time of its rooms every 25 s
DOWN = (0.5, 8.0)  # seconds that a killed server stays away


def main(minutes: float, people: int, seed: int) -> int:
    Collected(settings.VAR_DIR)
    call_command("migrate", verbosity=0)
    cast = elsewhere(build_cast)
    write_history(cast.willow_room, [getattr(cast, name) for name in PEOPLE], 40)
    life = Life(cast, seed)
    chance = random.Random(seed)
    with servers(2) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        guests = arrive(browser, running, cast, people, seed)
        kills = live(life, guests, running, chance, time.monotonic() + 60 * minutes)
        print(f"{Message.objects.count()} messages, {kills} kills; waiting until all is sent ...", flush=True)
        waited = settle(guests)
        wrong = [line for guest in guests for line in still_different(guest, browser, running)]
        wrong += [line for guest in guests for line in [*lost_or_doubled(guest), *guest.complaints]]
        browser.close()
    deeds = {guest.user.display_name: dict(sorted(guest.deeds.items())) for guest in guests}
    print(
        json.dumps({"kills": kills, "seconds until equal": waited, "deeds": deeds, "wrong": wrong}, indent=1)
    )
    return 1 if wrong else 0


def arrive(browser: Browser, running: list[Server], cast: Cast, people: int, seed: int) -> list[Guest]:
    guests = []
    for place, name in enumerate(PEOPLE[:people]):
        server, size = running[place % 2], ("phone", "desktop")[place // 2 % 2]
        guest = Guest(browser, server, getattr(cast, name), size, cast.willow_room, seed + place)
        guest.opens(cast.willow_room)
        guests.append(guest)
    return guests


def live(life: Life, guests: list[Guest], running: list[Server], chance: random.Random, until: float) -> int:
    """Answers how often a server was killed."""
    back_at: dict[Server, float] = {}
    kills = 0
    while time.monotonic() < until:
        for server in [one for one, at in back_at.items() if time.monotonic() > at]:
            server.start()
            del back_at[server]
        if not back_at and chance.random() < 0.05:
            server = chance.choice(running)
            server.kill()
            back_at[server] = time.monotonic() + chance.uniform(*DOWN)
            kills += 1
        chance.choice(guests).step()
        if chance.random() < 0.4:
            elsewhere(life.step)
        guests[0].page.wait_for_timeout(chance.uniform(0, 300))
    for server in back_at:
        server.start()
    return kills


def settle(guests: list[Guest]) -> float:
    """Seconds until nothing waits to be sent and every page is in line again."""
    start = time.monotonic()
    for guest in guests:
        guest.ends()
    while time.monotonic() < start + PATIENCE and not all(map(is_settled, guests)):
        guests[0].page.wait_for_timeout(500)
    return round(time.monotonic() - start, 1)


def is_settled(guest: Guest) -> bool:
    is_up = guest.page.locator("html[data-line=up]").count() == 1
    return is_up and guest.page.locator(WAITING).count() == 0


def still_different(guest: Guest, browser: Browser, running: list[Server]) -> list[str]:
    """After the time in which a page that missed something asks for it."""
    wrong: list[str] = []
    for wait in HEALING:
        guest.page.wait_for_timeout(wait)
        wrong = differences(guest, browser, running)
        if not wrong:
            break
    return wrong


def differences(guest: Guest, browser: Browser, running: list[Server]) -> list[str]:
    """Where their page is not as a fresh one; the first rows, whose layout depends on what is above, aside."""
    fresh = Guest(browser, running[0], guest.user, "desktop", guest.room, 0)
    fresh.opens(guest.room)
    fresh.page.wait_for_timeout(1_000)
    new = [row for row in map(plain, fresh.page.evaluate(NORMALISED)) if row[0]][1:]
    old = {row[0]: row for row in map(plain, guest.page.evaluate(NORMALISED)) if row[0]}
    order = [row for row in old if row in {one[0] for one in new}]
    fresh.context.close()
    who = guest.user.display_name
    wrong = [f"{who}: {row}\n instead of {old.get(row[0])}" for row in new if old.get(row[0]) != row]
    return wrong + ([f"{who}: another order"] if order != [row[0] for row in new] and not wrong else [])


def plain(row: list[str]) -> tuple[str, str, str]:
    """Without what depends on where reading began."""
    place, classes, html = row
    return place, " ".join(sorted(set(classes.split()) - {"cont"})), html


def lost_or_doubled(guest: Guest) -> list[str]:
    wrong = []
    for words in guest.said:
        now = set(
            Message.objects.filter(author=guest.user, body__startswith=words).values_list("pk", flat=True)
        )
        once = Revision.objects.filter(message__author=guest.user, body__startswith=words)
        stored = now | set(once.values_list("message_id", flat=True))
        if len(stored) != 1:
            wrong.append(f"{guest.user.display_name}: stored {len(stored)} times: {words}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
