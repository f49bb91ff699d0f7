"""An old page plus the frames it got and missed equals a fresh page."""

import random
from collections.abc import Callable
from itertools import zip_longest

import pytest
from django.utils import timezone

from rooms.models import Message, Room
from tests.browser.history import has_read_all, post, take_down, write_history
from tests.browser.line import Line
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]
STEPS = 24

# Classes, states and the bar under the pointer come and go while a page lives; noscript is not shown at all. What is
# told from here names static files as they lie in the source, a server as they were collected.
NORMALISED = r"""() => [...document.querySelectorAll("#timeline > li:not(.new-line)")].map((line) => {
    const copy = line.cloneNode(true);
    copy.classList.remove("fresh", "jumped");
    for (const other of copy.querySelectorAll("noscript, .hov")) other.remove();
    for (const link of copy.querySelectorAll("a")) link.removeAttribute("tabindex");
    return [copy.dataset.row, [...copy.classList].sort().join(" "),
        copy.innerHTML.trim().replace(/\.[0-9a-f]{12}(\.svg#)/g, "$1")];
})"""


@pytest.mark.redis
@pytest.mark.parametrize("seed", [1, 2])
def test_old_page_plus_frames_equals_fresh_page(
    school: Cast, person: Open, servers: list[Server], seed: int
) -> None:
    dice = random.Random(seed)
    write_history(school.willow_room, [school.hannah, school.dan, school.sam], 12, until=timezone.now())
    has_read_all(school.sam, school.hannah)
    watchers = {"sam": person("sam", "phone", server=0), "hannah": person("hannah", server=1)}
    lines = [Line(watcher) for watcher in watchers.values()]
    for watcher in watchers.values():
        watcher.opens(school.willow_room)
    for line in lines:
        line.drops = lambda frame: frame["type"] != "hello" and dice.random() < 0.3
        line.repeats = lambda frame: dice.random() < 0.3
    for step in range(STEPS):
        live_through(step, school, servers, dice, watchers, lines)
    for line in lines:
        line.drops = lambda frame: False
        line.cut()
    for name, watcher in watchers.items():
        until(lambda watcher=watcher: is_up_to_date(watcher, school.willow_room), seconds=45)
        has_read_all(getattr(school, name))
        fresh = person(name).opens(school.willow_room)
        for old, new in zip_longest(watcher.page.evaluate(NORMALISED), fresh.page.evaluate(NORMALISED)):
            assert old == new


def live_through(
    step: int,
    school: Cast,
    servers: list[Server],
    dice: random.Random,
    watchers: dict[str, Person],
    lines: list[Line],
) -> None:
    """One thing that happens in a room or to a connection."""
    what = dice.choice(["post", "post", "post", "say", "say", "take down", "cut"])
    if what == "post":
        author = (school.dan, school.aisha, school.kofi)[step % 3]
        post(dice.choice(servers), author, school.willow_room, f"Step {step}")
    elif what == "say":
        dice.choice(list(watchers.values())).says(f"Step {step}, https://hollybank.example.org/{step}")
    elif what == "take down":
        posted = Message.objects.filter(room=school.willow_room, state=Message.State.POSTED)
        take_down(dice.choice(posted.order_by("pk")), by=school.lowe)
    else:
        dice.choice(lines).cut()


def is_up_to_date(watcher: Person, room: Room) -> bool:
    """Every message is on the page, in its present version, and nothing waits to be sent."""
    watcher.page.wait_for_timeout(100)
    script = "() => [...document.querySelectorAll('#timeline .m')].map((m) => Number(m.dataset.version))"
    versions = Message.objects.filter(room=room).order_by("seq").values_list("version", flat=True)
    return bool(watcher.page.evaluate(script) == list(versions))
