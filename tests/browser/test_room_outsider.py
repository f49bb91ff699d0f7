"""Who is not in a room: sees nothing, hears nothing, and is cut off the moment they leave."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Guardianship
from rooms.actions.memberships import repair_memberships
from tests.browser.elsewhere import elsewhere
from tests.browser.history import post, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.services.server import Server

Open = Callable[..., Person]


def test_the_outsider_gets_404_and_no_word_over_the_socket(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    lines = write_history(school.willow_room, [school.hannah], 3)
    tom = person("tom")
    heard: list[str] = []
    tom.page.on("websocket", lambda socket: socket.on("framereceived", lambda text: heard.append(str(text))))
    tom.opens(school.oak_room)
    place = f"/rooms/{school.willow_room.slug}"
    for address in (
        f"{place}/",
        f"{place}/messages?before=99999",
        f"{place}/since/0?epoch=&membership=0",
        f"{place}/members",
        f"{place}/rules",
        f"/messages/{lines[0].pk}",
    ):
        assert tom.page.request.get(address).status == 404, address
    post(servers[1], school.hannah, school.willow_room, "Only for Willow")
    post(servers[1], school.bello, school.oak_room, "For Oak")
    tom.sees("For Oak")
    assert "Only for Willow" not in "".join(heard)
    assert f'"room":{school.willow_room.pk}' not in "".join(heard)
    tom.page.goto(f"{place}/")
    expect(tom.page.get_by_text("or it isn’t there")).to_be_visible()
    tom.sees_nothing_of("Willow")


@pytest.mark.redis
def test_a_membership_that_ends_cuts_the_open_page_at_once(
    school: Cast, person: Open, servers: list[Server]
) -> None:
    write_history(school.willow_room, [school.hannah], 3)
    dan = person("dan", "phone", server=1).opens(school.willow_room)
    heard: list[str] = []
    dan.page.on("websocket", lambda socket: socket.on("framereceived", lambda text: heard.append(str(text))))
    dan.opens(school.willow_room)
    dan.page.locator("#composer").fill("I was just about to say")
    Guardianship.objects.filter(contact__user=school.dan).update(ended_at=timezone.now())
    elsewhere(repair_memberships)
    expect(dan.page.locator("#empty")).to_have_text(
        "You can’t open this room, or it isn’t there. If you think you should, ask the office.", timeout=2_000
    )
    post(servers[0], school.hannah, school.willow_room, "After he left")
    expect(dan.rows).to_have_count(0)
    dan.page.wait_for_timeout(1_000)
    assert "After he left" not in "".join(heard)
    expect(dan.page.locator("#composer")).to_have_value("I was just about to say")
    expect(dan.page.locator("#composer-form .send")).to_be_disabled()
    expect(dan.page.get_by_text("will see this")).to_have_count(0)
    dan.page.locator(".backto").click()
    expect(dan.page.locator(f"#room-row-{school.willow_room.pk}")).to_have_count(0)


@pytest.mark.redis
def test_who_is_let_in_again_finds_the_room_where_it_was(school: Cast, person: Open) -> None:
    write_history(school.willow_room, [school.hannah], 3)
    dan = person("dan").opens(school.willow_room)
    links = Guardianship.objects.filter(contact__user=school.dan)
    links.update(ended_at=timezone.now())
    elsewhere(repair_memberships)
    expect(dan.rows).to_have_count(0)
    links.update(ended_at=None)
    elsewhere(repair_memberships)
    expect(dan.rows).to_have_count(3)
    expect(dan.page.locator("#composer")).to_be_visible()
