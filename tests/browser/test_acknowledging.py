""" "I’ve read this" in two browsers on two servers: asked, pressed, counted, asked again after a change."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rooms.actions.editing import edit_message
from rooms.models import Message
from tests.browser.elsewhere import elsewhere
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.cast import Cast
from tests.rooms.talk import membership_of

Open = Callable[..., Person]
pytestmark = pytest.mark.redis
WORDS = "Costumes by Friday"


def changes(school: Cast, words: str) -> None:
    message = Message.objects.select_related("room", "author").get(asks=True)
    edit_message(
        membership=membership_of(school.adeyemi, message.room),
        message=message,
        body=words,
        seen_version=message.version,
    )


def test_a_family_says_so_and_the_teacher_sees_the_number_move(school: Cast, person: Open) -> None:
    teacher = person("adeyemi").opens(school.willow_notices)
    sam = person("sam", "phone", server=1).opens(school.willow_notices)
    box = teacher.page.get_by_label("Ask families to say “I’ve read this”")
    box.check()
    teacher.says(WORDS)
    expect(box).not_to_be_checked()
    count = teacher.row(WORDS).locator(".ack-count")
    expect(count).to_have_text("0 of 6 families have read it")
    button = sam.row(WORDS).get_by_role("link", name="I’ve read this")
    expect(teacher.row(WORDS).locator(".ack .btn")).to_be_hidden()
    button.focus()
    sam.page.keyboard.press("Enter")
    done = sam.row(WORDS).locator(".ack-done")
    expect(done).to_be_visible()
    expect(done).to_be_focused()
    expect(button).to_be_hidden()
    expect(count).to_have_text("1 of 6 families have read it")
    expect(sam.row(WORDS).locator(".ack-count")).to_be_hidden()
    for one in (sam, teacher):
        assert serious(one.page) == []
        assert sideways(one.page) <= 0
    elsewhere(lambda: changes(school, f"{WORDS}, no, by Monday"))
    expect(sam.row("by Monday").locator(".ack .btn")).to_be_visible()
    expect(teacher.row("by Monday").locator(".ack-count")).to_have_text("0 of 6 families have read it")
    teacher.row("by Monday").locator(".ack-count").click()
    expect(teacher.page.get_by_text("Callum Stewart")).to_be_visible()
