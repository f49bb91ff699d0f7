"""One layout rule in two places: rooms/timeline.py draws the first page, layout.js every change after it."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from rooms.models import Message
from tests.browser.history import has_read, write_history
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]

# The page as the server sent it, and as the browser lays it out from nothing but its messages.
COMPARE = """async ([address, me, lastRead]) => {
    const { layOut } = await import("/static/rooms/layout.js");
    const text = await (await fetch(address)).text();
    const sent = new DOMParser().parseFromString(text, "text/html").querySelector("#timeline");
    const list = document.importNode(sent, true);
    const line = list.querySelector("#unread-line");
    list.querySelectorAll(".day").forEach((day) => day.remove());
    list.querySelectorAll(".row").forEach((row) => row.classList.remove("own", "cont"));
    line?.remove();
    const shape = (of) => [...of.children].map((li) => [li.id, li.dataset.row ?? "",
        [...li.classList].sort().join(" "), li.matches(".row") ? "" : li.textContent.trim()]);
    layOut(list, { me, lastRead, line });
    const once = shape(list);
    layOut(list, { me, lastRead, line });
    return { sent: shape(sent), once, twice: shape(list) };
}"""


@pytest.mark.parametrize("seed", range(3))
def test_the_browser_lays_a_page_out_as_the_server_does(school: Cast, person: Open, seed: int) -> None:
    dice = random.Random(seed)
    people = [school.sam, school.hannah, school.dan]
    authors = [dice.choice(people) for _ in range(45)]
    lines = write_history(school.willow_room, authors, 45, until=timezone.now())
    scatter(lines, dice)
    if seed:
        has_read(school.sam, dice.choice(lines))
    sam = person("sam").opens(school.oak_room)
    membership = school.willow_room.memberships.get(user=school.sam)
    address = f"/rooms/{school.willow_room.slug}/"
    shapes = sam.page.evaluate(COMPARE, [address, str(school.sam.pk), membership.last_read_seq])
    assert shapes["once"] == shapes["sent"]
    assert shapes["twice"] == shapes["sent"]


def scatter(lines: list[Message], dice: random.Random) -> None:
    """Times from seconds to days apart, around midnight too; some messages taken down."""
    at = timezone.now()
    for message in reversed(lines):
        gaps = [
            timedelta(seconds=20),
            timedelta(minutes=4, seconds=59),
            timedelta(minutes=5),
            timedelta(hours=7),
        ]
        at -= dice.choice(
            [*gaps, timedelta(days=1), timedelta(days=150)] if dice.random() < 0.3 else gaps[:3]
        )
        message.created_at = message.shown_at = at
        if dice.random() < 0.1:
            message.state, message.removed_at = Message.State.REMOVED, at
            message.removed_by = message.author
    fields = ["created_at", "shown_at", "state", "removed_at", "removed_by"]
    Message.objects.bulk_update(lines, fields)
