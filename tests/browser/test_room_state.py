"""What changes around the messages: the room closes, people come, the session ends."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Guardianship, User
from rooms import broadcasts
from rooms.actions.memberships import repair_memberships
from rooms.actions.redrawing import redraw_rooms_of
from rooms.models import Room
from tests.browser.elsewhere import elsewhere
from tests.browser.history import write_history
from tests.browser.person import Person
from tests.cast import Cast

Open = Callable[..., Person]
pytestmark = pytest.mark.redis


def set_mode(room: Room, mode: str, note: str = "") -> None:
    elsewhere(lambda: _set_mode(room, mode, note))


def _set_mode(room: Room, mode: str, note: str) -> None:
    with transaction.atomic():
        room.tick(state=True)
        Room.objects.filter(pk=room.pk).update(mode=mode, mode_note=note)
        broadcasts.room_changed(room)


def test_a_room_that_closes_and_opens_again_keeps_the_words_in_the_box(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.locator("#composer").fill("I was going to say")
    set_mode(school.willow_room, Room.Mode.LOCKED, "Closed for the fire drill")
    expect(sam.page.locator("#composer-closed")).to_have_text("Closed for the fire drill")
    expect(sam.page.locator("#composer")).to_be_hidden()
    set_mode(school.willow_room, Room.Mode.OPEN)
    expect(sam.page.locator("#composer")).to_have_value("I was going to say")
    expect(sam.page.locator("#composer")).to_be_visible()
    expect(sam.page.locator("#composer-closed")).to_be_hidden()


def test_the_lines_that_count_people_follow_the_roll(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    expect(sam.page.locator("#audience summary")).to_contain_text("All 7 people in Willow (Y3)")
    Guardianship.objects.filter(contact__user=school.dan).update(ended_at=timezone.now())
    elsewhere(repair_memberships)
    expect(sam.page.locator("#audience summary")).to_contain_text("All 6 people in Willow (Y3)")
    expect(sam.page.locator("#room-people")).to_have_text("4 parents and carers, 2 staff")


def test_who_listens_is_one_tap_away(school: Cast, person: Open) -> None:
    sam = person("sam", "phone").opens(school.willow_room)
    sam.page.locator("#audience summary").click()
    expect(sam.page.get_by_text("and, if something is reported, the staff who look after it")).to_be_visible()


def test_a_new_name_is_drawn_on_every_open_page(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.dan, school.hannah], 6)
    sam = person("sam").opens(school.willow_room)
    sam.page.locator("#composer").fill("Meanwhile")
    expect(sam.row("Line 1").locator(".who")).to_have_text("Dan Whitmore")
    User.objects.filter(pk=school.dan.pk).update(display_name="Daniel Whitmore")
    elsewhere(lambda: redraw_rooms_of(user_id=school.dan.pk))
    expect(sam.row("Line 1").locator(".who")).to_have_text("Daniel Whitmore")
    assert sam.told() == [f"Line {number}" for number in range(1, 7)]
    expect(sam.page.locator("#composer")).to_have_value("Meanwhile")


def test_a_session_that_ended_says_so_and_hears_nothing_more(school: Cast, person: Open) -> None:
    sam = person("sam").opens(school.willow_room)
    sam.page.locator("#composer").fill("Not finished")
    Session.objects.all().delete()
    elsewhere(lambda: broadcasts.session_ended(school.sam.pk, ""))
    expect(sam.page.locator("#offline")).to_contain_text("For your safety we signed you out.")
    connections: list[object] = []
    sam.page.on("websocket", lambda line: connections.append(line))
    sam.page.wait_for_timeout(6_000)
    assert connections == []
    sam.becomes(school.sam).opens(school.willow_room)
    expect(sam.page.locator("#composer")).to_have_value("Not finished")


def test_the_list_of_chats_leads_to_the_way_in_when_the_session_ended(school: Cast, person: Open) -> None:
    sam = person("sam").opens_chats()
    Session.objects.all().delete()
    elsewhere(lambda: broadcasts.session_ended(school.sam.pk, ""))
    expect(sam.page.get_by_role("button", name="Send me a code")).to_be_visible(timeout=10_000)
