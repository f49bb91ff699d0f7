"""Marking a room as unread from one of its messages, and opening it anew."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rooms.models import Membership, Message
from tests.browser.history import has_read_all, write_history
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.browser.waiting import until
from tests.cast import Cast

Open = Callable[..., Person]


@pytest.fixture
def lines(school: Cast) -> list[Message]:
    lines = write_history(school.willow_room, [school.hannah, school.dan], 6)
    has_read_all(school.aisha)
    return lines


def mark(school: Cast) -> int | None:
    return Membership.objects.get(user=school.aisha, room=school.willow_room).marked_unread_seq


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_marked_room_waits_until_it_is_opened_anew(
    school: Cast, lines: list[Message], person: Open, size: str
) -> None:
    aisha = person("aisha", size).opens(school.willow_room)
    elsewhere = person("aisha", server=1).opens_chats()
    bubble = aisha.row("Line 4").locator(".b")
    if size == "phone":
        rest_on(bubble)
    else:
        bubble.click(button="right")
    aisha.page.get_by_role("menuitem", name="Mark as unread").click()
    expect(aisha.page.locator(".toast")).to_have_text("Marked as unread")
    assert mark(school) == lines[3].seq
    aisha.page.wait_for_timeout(1_500)
    assert mark(school) == lines[3].seq
    for one in (aisha, elsewhere):
        row = one.page.locator(f"#room-row-{school.willow_room.pk}")
        expect(row.locator(".badge.marked")).to_have_count(1, timeout=10_000)
    aisha.opens_chats()
    expect(aisha.page.locator(f"#room-row-{school.willow_room.pk} .badge.marked")).to_be_visible()
    assert serious(aisha.page) == []
    assert sideways(aisha.page) <= 0
    aisha.opens(school.willow_room)
    expect(aisha.page.locator("#unread-line")).to_have_text("Marked as unread")
    until(lambda: mark(school) is None)
    aisha.opens_chats()
    expect(aisha.page.locator(".badge.marked")).to_have_count(0)
