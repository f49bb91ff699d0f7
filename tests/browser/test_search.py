"""Finding a message and going to it, on a phone and on a desk, by keyboard and without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from rooms.models import Message
from tests.browser.history import has_read, has_read_all, post, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.test_room_looks import WINDOWS, keep_picture
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


def spoken(lines: list[Message], place: int, words: str) -> Message:
    lines[place].body = words
    lines[place].save()
    return lines[place]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_from_the_list_to_the_message_with_what_was_said_around_it(
    school: Cast, person: Open, size: str
) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan, school.sam], 200)
    urn = spoken(lines, 40, "Could you bring the tea urn?")
    has_read_all(school.sam)
    sam = person("sam", size).opens_chats()
    field = sam.page.get_by_placeholder("Search messages")
    field.fill("urn")
    field.press("Enter")
    hit = sam.page.locator(".hit")
    expect(hit).to_have_count(1)
    expect(hit.locator("mark")).to_have_text("urn")
    expect(hit).to_contain_text("Willow (Y3)")
    hit.click()
    sam.is_listening()
    message = sam.page.locator(f"#m{urn.pk}")
    expect(message).to_be_focused()
    expect(message).to_be_in_viewport()
    assert {"Line 30", "Line 50"} <= set(sam.told())
    assert "Line 200" not in sam.told()
    assert sam.page.evaluate("document.querySelector('.room-top').getBoundingClientRect().top") == 0


def test_reading_on_from_a_found_message_to_the_newest(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    has_read_all(school.sam)
    sam = person("sam", "phone")
    sam.page.goto(f"/messages/{lines[70].pk}")
    sam.is_listening()
    for _ in range(12):
        sam.scroll_to_end()
        sam.page.wait_for_timeout(150)
    expect(sam.rows.last.locator(".body")).to_have_text("Line 160")
    numbers = [int(words.removeprefix("Line ")) for words in sam.told()]
    assert numbers == list(range(numbers[0], 161))
    expect(sam.page.locator("#later")).to_be_hidden()


@pytest.mark.redis
def test_news_waits_below_until_the_reader_comes_there(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    has_read_all(school.sam)
    sam = person("sam", "phone")
    sam.page.goto(f"/messages/{lines[40].pk}")
    sam.is_listening()
    expect(sam.page.locator(f"#m{lines[40].pk}")).to_be_focused()
    post(servers[0], school.hannah, school.willow_room, "Said just now")
    sam.page.wait_for_timeout(1000)
    assert "Said just now" not in sam.told()
    sam.page.locator("#jump").click()
    sam.sees("Said just now")
    assert sam.told()[-2:] == ["Line 160", "Said just now"]
    assert sam.is_at_end()


def test_own_words_go_to_the_end_of_the_chat(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    has_read_all(school.sam)
    sam = person("sam", "desktop")
    sam.page.goto(f"/messages/{lines[40].pk}")
    sam.is_listening()
    sam.says("I’ll bring it")
    sam.sees_sent("I’ll bring it")
    expect(sam.rows.last.locator(".body")).to_have_text("I’ll bring it")
    expect(sam.page.locator("#later")).to_be_hidden()
    assert sam.told()[-2] == "Line 160"


def test_an_unread_line_stands_only_where_it_belongs(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    has_read(school.sam, lines[9])
    sam = person("sam")
    sam.page.goto(f"/messages/{lines[90].pk}")
    sam.is_listening()
    expect(sam.page.locator("#unread-line")).to_have_count(0)
    sam.page.goto(f"/messages/{lines[15].pk}")
    sam.is_listening()
    expect(sam.page.locator("#unread-line + .row .body")).to_have_text("Line 11")


def test_by_keyboard_alone(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah], 80)
    found = spoken(lines, 3, "Galoshes, please")
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    sam.page.get_by_role("link", name="Search this chat").focus()
    sam.page.keyboard.press("Enter")
    expect(sam.page.locator("#id_q")).to_be_focused()
    sam.page.keyboard.type("galosh")
    sam.page.keyboard.press("Enter")
    expect(sam.page.locator(".hit")).to_have_count(1)
    sam.page.locator("#id_q").focus()
    for _ in range(3):  # the button, the fields behind a line, the first message
        sam.page.keyboard.press("Tab")
    expect(sam.page.locator(".hit")).to_be_focused()
    sam.page.keyboard.press("Enter")
    expect(sam.page.locator(f"#m{found.pk}")).to_be_focused()


def test_without_script(school: Cast, browser: Browser, servers: list[Server]) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    spoken(lines, 60, "Galoshes, please")
    sam = Person(browser, servers[0].url, school.sam, java_script_enabled=False)
    page = sam.page
    page.goto(f"/rooms/{school.willow_room.slug}/")
    page.get_by_role("link", name="Search this chat").click()
    page.locator("#id_q").fill("galoshes")
    page.get_by_text("By person or day").click()
    page.get_by_label("Who said it").fill("Hannah")
    page.get_by_role("button", name="Search").click()
    page.locator(".hit").click()
    expect(sam.row("Galoshes, please")).to_be_in_viewport()
    page.get_by_role("link", name="Later messages").click()
    told = sam.told()
    assert told[0] == "Line 87" and len(told) == 50
    page.get_by_role("link", name="Newest messages").click()
    assert sam.told()[-1] == "Line 160"
    sam.context.close()


def test_more_results_than_a_page(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah], 45)
    sam = person("sam", "phone")
    sam.page.goto("/search?q=line")
    seen: list[str] = []
    for count in (20, 20, 5):
        hits = sam.page.locator(".hit-words")
        expect(hits).to_have_count(count)
        seen += hits.all_text_contents()
        if count == 20:
            sam.page.get_by_role("link", name="Show earlier ones").click()
            expect(sam.page.locator(".hit-words").first).not_to_have_text(seen[-20])
    assert seen == [f"Line {number}" for number in range(45, 0, -1)]
    sam.page.get_by_role("link", name="Back to the newest").click()
    expect(sam.page.locator(".hit-words").first).to_have_text("Line 45")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_serious(school: Cast, person: Open, size: str) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 60)
    spoken(lines, 59, "براہ کرم جوتے لائیں wellies")
    sam = person("sam", size)
    for name, address in _pages(school).items():
        sam.page.goto(address)
        keep_picture(sam.page, f"search-{name}-{size}")
        assert serious(sam.page) == []


def test_nothing_scrolls_sideways(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 30)
    spoken(lines, 29, "wellies" + "x" * 400)
    sam = person("sam")
    for width, height in WINDOWS:
        sam.page.set_viewport_size({"width": width, "height": height})
        for address in [*_pages(school).values(), "/chats"]:
            sam.page.goto(address)
            assert sideways(sam.page) <= 0, (address, width)
            assert _inside(sam.page) <= 0, (address, width)


def _inside(page: Page) -> int:
    """How much wider the results are than their own frame."""
    script = """() => { const log = document.querySelector("#main .log");
        return log ? log.scrollWidth - log.clientWidth : 0; }"""
    return int(page.evaluate(script))


def _pages(school: Cast) -> dict[str, str]:
    room = f"/rooms/{school.willow_room.slug}/search"
    return {
        "empty": "/search",
        "found": "/search?q=wellies",
        "room": f"{room}?q=line&who=hannah&from=2020-01-01",
        "nothing": "/search?q=urn",
        "wrong": f"{room}?q=line&to=soon",
    }
