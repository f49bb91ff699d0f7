"""Where a person left off: the unread line, badges, the read marker, the way down."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.history import has_read, has_read_all, post, read_mark, write_history
from tests.browser.person import Person
from tests.browser.waiting import until
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


def test_a_room_opens_at_the_unread_line(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 60)
    has_read(school.sam, lines[39])
    sam = person("sam", "phone").opens(school.willow_room)
    expect(sam.page.locator("#unread-line")).to_have_text("20 new messages")
    assert abs(sam.distance_from_top("#unread-line") - 80) <= 1
    following = sam.page.locator("#unread-line + .row .body")
    expect(following).to_have_text("Line 41")


def test_a_room_with_nothing_new_opens_at_its_end(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah], 60)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    assert sam.is_at_end()
    expect(sam.page.locator("#unread-line")).to_have_count(0)


def test_the_unread_line_stays_while_the_room_is_open(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    lines = write_history(school.willow_room, [school.hannah], 3)
    has_read(school.sam, lines[0])
    sam = person("sam").opens(school.willow_room)
    until(lambda: read_mark(school.sam, school.willow_room) == lines[2].seq)
    post(servers[1], school.dan, school.willow_room, "One more")
    sam.sees("One more")
    expect(sam.page.locator("#unread-line")).to_have_text("2 new messages")
    expect(sam.page.locator("#unread-line + .row .body")).to_have_text("Line 2")
    until(lambda: read_mark(school.sam, school.willow_room) > lines[2].seq)
    sam.opens(school.willow_room)
    expect(sam.page.locator("#unread-line")).to_have_count(0)


def test_what_stood_on_screen_for_a_second_is_read_and_what_did_not_is_not(
    school: Cast, person: Open
) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 60)
    has_read(school.sam, lines[9])
    sam = person("sam", "phone").opens(school.willow_room)
    until(lambda: read_mark(school.sam, school.willow_room) > lines[9].seq)
    assert read_mark(school.sam, school.willow_room) < lines[40].seq
    sam.scroll_to_end()
    until(lambda: read_mark(school.sam, school.willow_room) == lines[-1].seq)


def test_nothing_is_read_in_a_tab_nobody_looks_at(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah], 3)
    has_read(school.sam, lines[0])
    sam = person("sam")
    sam.page.add_init_script("document.hasFocus = () => false")
    sam.opens(school.willow_room)
    sam.page.wait_for_timeout(2_500)
    assert read_mark(school.sam, school.willow_room) == lines[0].seq


def test_a_new_message_does_not_move_what_is_being_read(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 60)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    sam.scroll_by(-600)
    reading = sam.row_in_view()
    before = sam.distance_from_top(reading)
    for number in (1, 2):
        post(servers[1], school.kofi, school.willow_room, f"Below {number}")
        sam.sees(f"Below {number}")
        expect(sam.page.locator("#jump-count")).to_have_text(str(number))
    assert abs(sam.distance_from_top(reading) - before) < 1
    sam.page.locator("#jump").click()
    expect(sam.page.locator("#jump")).to_be_hidden()
    assert sam.is_at_end()
    expect(sam.row("Below 2").locator(".m")).to_be_focused()


def test_at_the_end_the_list_follows(school: Cast, person: Open, servers: list[Server]) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 60)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    post(servers[1], school.kofi, school.willow_room, "Newest")
    sam.sees("Newest")
    assert sam.is_at_end()
    expect(sam.page.locator("#jump")).to_be_hidden()


def test_badges_and_title_count_unread_chats(school: Cast, person: Open, servers: list[Server]) -> None:
    sam = person("sam").opens(school.oak_room)
    assert not sam.page.title().startswith("(")
    post(servers[1], school.hannah, school.willow_room, "News in Willow")
    line = sam.page.locator(f"#room-row-{school.willow_room.pk}")
    expect(line.locator(".badge")).to_have_text("Unread: 1")
    expect(line).to_contain_text("News in Willow")
    expect(sam.page).to_have_title("(1) Oak (Y4) – ClassChat")
    expect(sam.page.locator(".back-count .n")).to_have_text("1")
    expect(sam.page.locator(f"#room-row-{school.oak_room.pk}")).to_have_attribute("aria-current", "page")


def test_reading_on_one_device_clears_the_badge_on_another(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah], 2)
    laptop = person("sam").opens_chats()
    badge = laptop.page.locator(f"#room-row-{school.willow_room.pk} .badge")
    expect(badge).to_have_text("Unread: 2")
    person("sam", "phone", server=1).opens(school.willow_room)
    expect(badge).to_have_count(0, timeout=10_000)


def test_the_list_of_chats_puts_news_first(school: Cast, person: Open, servers: list[Server]) -> None:
    sam = person("sam", "phone").opens_chats()
    for room in (school.oak_room, school.willow_room):
        post(servers[1], school.bello if room == school.oak_room else school.dan, room, "Hello")
        first = sam.page.locator(".room-list").first.locator(".rm").first
        expect(first).to_have_id(f"room-row-{room.pk}", timeout=10_000)


def test_the_place_in_a_room_is_kept_for_the_visit(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 60)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    sam.scroll_by(-700)
    reading = sam.row_in_view()
    before = sam.distance_from_top(reading)
    sam.page.wait_for_timeout(300)
    sam.opens(school.oak_room)
    sam.opens(school.willow_room)
    assert abs(sam.distance_from_top(reading) - before) < 2


def test_a_keyboard_that_opens_moves_nothing_that_is_read(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 80)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    sam.scroll_by(-1500)
    row = sam.row_in_view()
    before = sam.distance_from_top(row)
    for height in (450, 280, 844):
        sam.page.set_viewport_size({"width": 390, "height": height})
        sam.page.wait_for_timeout(200)
        expect(sam.page.locator("#room-title")).to_be_in_viewport()
    assert abs(sam.distance_from_top(row) - before) < 2


def test_a_long_paste_keeps_the_newest_message_in_sight(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 40)
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    sam.scroll_to_end()
    sam.page.locator("#composer").fill("A long story about a jumper. " * 60)
    sam.page.wait_for_timeout(300)
    assert sam.is_at_end()
