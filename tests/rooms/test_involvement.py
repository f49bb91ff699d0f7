"""How much I want to hear of a room: chosen by me, known to nobody else, and what it does to badges."""

from typing import Any

from django.test import Client

from people.models import User
from rooms.models import Membership, Room
from tests.cast import Cast, sign_in
from tests.rooms.talk import membership_of, said

Involvement = Membership.Involvement


def line(client: Client, room: Room) -> str:
    return str(_place(client, room)["row_html"])


def _place(client: Client, room: Room) -> dict[str, Any]:
    return next(one for one in client.get("/sync").json()["rooms"] if one["id"] == room.pk)


def choose(user: User, room: Room, involvement: str) -> int:
    return sign_in(user).post("/you/notifications", {f"room-{room.pk}": involvement}).status_code


def test_own_class_is_heard_when_it_calls_and_announcements_in_full(cast: Cast) -> None:
    assert membership_of(cast.sam, cast.willow_room).involvement == Involvement.MENTIONS
    assert membership_of(cast.sam, cast.willow_notices).involvement == Involvement.EVERYTHING
    assert membership_of(cast.sam, cast.school_notices).involvement == Involvement.EVERYTHING


def test_a_choice_is_kept_for_one_person_and_one_room(cast: Cast) -> None:
    assert choose(cast.sam, cast.willow_room, "nothing") == 302
    assert membership_of(cast.sam, cast.willow_room).involvement == Involvement.NOTHING
    assert membership_of(cast.sam, cast.oak_room).involvement == Involvement.MENTIONS
    assert membership_of(cast.dan, cast.willow_room).involvement == Involvement.MENTIONS
    assert choose(cast.sam, cast.willow_room, "loudly") == 422
    page = sign_in(cast.sam).get("/you/notifications").content.decode()
    assert page.index("Willow (Y3)") < page.index("School notices")


def test_others_rooms_are_not_chosen(cast: Cast) -> None:
    choose(cast.tom, cast.willow_room, "nothing")
    assert set(Membership.objects.filter(room=cast.willow_room).values_list("involvement", flat=True)) == {
        Involvement.MENTIONS
    }


def test_a_quiet_room_keeps_its_number_and_is_not_new(cast: Cast) -> None:
    choose(cast.sam, cast.willow_room, "nothing")
    sam = sign_in(cast.sam)
    said(cast.hannah, cast.willow_room, "Ask @Sam Ellis")
    html = line(sam, cast.willow_room)
    assert "Notifications off" in html
    assert 'class="badge quiet"' in html
    assert "mentioned" not in html
    assert not html.startswith('<a class="rm new')
    said(cast.bello, cast.oak_room, "Swimming kit")
    assert [one["id"] for one in sam.get("/sync").json()["rooms"]][0] == cast.oak_room.pk
    room = sam.get(f"/rooms/{cast.oak_room.slug}/").content.decode()
    assert 'class="badge quiet back-count" hidden' in room


def test_what_i_marked_myself_is_new_also_there(cast: Cast) -> None:
    message = said(cast.hannah, cast.willow_room, "Later")
    choose(cast.sam, cast.willow_room, "nothing")
    Membership.objects.filter(user=cast.sam, room=cast.willow_room).update(marked_unread_seq=message.seq)
    assert line(sign_in(cast.sam), cast.willow_room).startswith('<a class="rm new')
