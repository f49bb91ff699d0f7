"""Reading back: pages of older messages, links to one message."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.history import has_read_all, take_down, write_history
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]


def test_history_pages_backwards_to_the_first_message(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan, school.sam], 130)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    expect(sam.rows).to_have_count(50)
    for loaded in (100, 130):
        sam.page.evaluate("document.querySelector('#log').scrollTop = 100")
        expect(sam.rows).to_have_count(loaded)
    assert sam.told() == [f"Line {number}" for number in range(1, 131)]
    expect(sam.page.locator("#older")).to_be_hidden()


def test_reading_back_does_not_move_what_is_being_read(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah, school.dan], 120)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.evaluate(
        """() => { const log = document.querySelector("#log"); log.scrollTop = 300;
        window.row = [...document.querySelectorAll("#timeline > .row")][8];
        window.before = window.row.getBoundingClientRect().top; }"""
    )
    expect(sam.rows).to_have_count(100)
    moved = sam.page.evaluate("window.row.getBoundingClientRect().top - window.before")
    assert abs(moved) < 1


def test_older_messages_are_not_read_out(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah], 70)
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    sam.page.evaluate(
        """() => { const log = document.querySelector("#log"); window.live = [];
        new MutationObserver((changes) => { if (changes.some((change) => change.addedNodes.length))
            window.live.push([log.getAttribute("aria-live"), log.getAttribute("aria-busy")]); })
            .observe(document.querySelector("#timeline"), {childList: true});
        log.scrollTop = 0; }"""
    )
    expect(sam.rows).to_have_count(70)
    assert sam.page.evaluate("window.live")[0] == ["off", "true"]
    expect(sam.page.locator("#log")).to_have_attribute("aria-live", "polite")
    expect(sam.page.locator("#log")).not_to_have_attribute("aria-busy", "true")


def test_a_link_to_a_message_far_up_shows_it_in_its_place(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 160)
    has_read_all(school.sam)
    sam = person("sam", "phone")
    sam.page.goto(f"/messages/{lines[4].pk}")
    message = sam.page.locator(f"#m{lines[4].pk}")
    expect(message).to_be_focused()
    expect(message).to_be_in_viewport()
    told = sam.told()
    assert told == [f"Line {number}" for number in range(1, len(told) + 1)] and len(told) < 160


@pytest.mark.redis
def test_a_change_further_up_opens_no_hole_and_shows_when_read_back_to(school: Cast, person: Open) -> None:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 120)
    has_read_all(school.sam)
    sam = person("sam", "phone").opens(school.willow_room)
    take_down(lines[9], by=school.lowe)
    take_down(lines[119], by=school.lowe)
    sam.sees("The school took this message down.")
    assert sam.told()[0] == "Line 71"
    for loaded in (100, 120):
        sam.page.evaluate("document.querySelector('#log').scrollTop = 100")
        expect(sam.rows).to_have_count(loaded)
    assert sam.told()[9] == "The school took this message down."
    sam.sees_nothing_of("Line 10<")


def test_days_stand_once_above_their_first_message(school: Cast, person: Open) -> None:
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    for days_ago in (400, 2, 1):
        write_history(school.willow_room, [school.hannah], 25, until=noon - timedelta(days=days_ago))
    has_read_all(school.sam)
    sam = person("sam").opens(school.willow_room)
    sam.page.evaluate("document.querySelector('#log').scrollTop = 0")
    expect(sam.rows).to_have_count(75)
    days = sam.page.locator("#timeline > .day").all_text_contents()
    assert days == [in_full(noon - timedelta(days=400), "%Y"), in_full(noon - timedelta(days=2)), "Yesterday"]


def in_full(day: datetime, year: str = "") -> str:
    return f"{day:%A} {day.day} {day:%B} {day.strftime(year)}".strip()
