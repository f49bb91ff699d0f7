"""However far somebody reads back, the page holds no more messages than a cheap phone can bear."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.history import has_read_all, post, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

MOST = 300
TOLD = 2_050

# Scrolls as somebody who looks for something: again and again to one end, and watches one message each time.
READS_ON = """async ({ isBack, pages }) => {
  const log = document.querySelector("#log");
  const rows = () => [...document.querySelectorAll("#timeline > .row")];
  const rest = () => new Promise((rested) => setTimeout(rested, 15));
  const edge = () => rows().at(isBack ? 0 : -1).dataset.row;
  const goesOn = () => !document.querySelector(isBack ? "#older" : "#later").hidden;
  let [most, moved] = [0, 0];
  for (const until = Date.now() + 60_000; goesOn() && pages-- && Date.now() < until; ) {
    log.scrollTop = isBack ? 500 : log.scrollHeight - log.clientHeight - 500;
    const box = log.getBoundingClientRect();
    const watched = rows().find((row) => row.getBoundingClientRect().top > box.top + 20);
    const [before, first] = [watched.getBoundingClientRect().top, edge()];
    while (edge() === first && goesOn() && Date.now() < until) await rest();
    moved = Math.max(moved, Math.abs(watched.getBoundingClientRect().top - before));
    most = Math.max(most, rows().length);
  }
  return { most, moved };
}"""


def test_a_page_holds_300_messages_however_far_one_reads(
    school: Cast, person: Callable[..., Person], servers: list[Server]
) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], TOLD, step=timedelta(seconds=90))
    has_read_all(school.sam)
    write_history(school.willow_room, [school.aisha], 3, until=timezone.now())
    sam = person("sam").opens(school.willow_room)
    expect(sam.page.locator("#unread-line")).to_have_count(1)
    sam.rows.last.locator(".m").focus()
    back = sam.page.evaluate(READS_ON, {"isBack": True, "pages": 50})
    assert (back["most"], sam.told()) == (MOST, [f"Line {number}" for number in range(1, MOST + 1)])
    assert back["moved"] < 1
    expect(sam.page.locator("#log")).to_be_focused()
    expect(sam.page.locator("#unread-line")).to_have_count(0)
    post(servers[0], school.hannah, school.willow_room, "Has anyone a spare lunch bag?")
    expect(sam.page.locator("#jump")).to_contain_text("1")
    sam.sees_nothing_of("spare lunch bag")
    forth = sam.page.evaluate(READS_ON, {"isBack": False, "pages": 8})
    assert forth["most"] == MOST and forth["moved"] < 1
    assert sam.told() == [f"Line {number}" for number in range(401, 701)]
    sam.page.locator("#jump").click()
    sam.sees("Has anyone a spare lunch bag?")
    assert sam.told()[-5:] == ["Line 2050", "Line 1", "Line 2", "Line 3", "Has anyone a spare lunch bag?"]
    assert sam.page.locator("#unread-line + .row .body").text_content() == "Line 1"
