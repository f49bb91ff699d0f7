"""PROTOCOL section 5: who may listen, what they hear, and how they are cut off."""

from datetime import timedelta

import pytest
from channels.db import database_sync_to_async
from django.db import transaction
from django.test import Client
from django.utils import timezone

from people.models import Guardianship, User
from rooms import broadcasts, presence, queries
from rooms.actions.memberships import repair_memberships
from rooms.actions.reading import move_read_marker
from rooms.hub import hub
from rooms.models import Membership, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.tabs import Tab, run, settle, tab_of
from tests.rooms.talk import membership_of, said


async def test_news_reaches_everyone_in_the_room_and_nobody_else(live_cast: Cast) -> None:
    sam, hannah, tom = [await tab_of(p) for p in (live_cast.sam, live_cast.hannah, live_cast.tom)]
    message = await run(said, live_cast.dan, live_cast.willow_room, "Found a blue jumper")
    for tab in (sam, hannah):
        frame = await tab.next("message")
        assert (frame["id"], frame["seq"], frame["face"]) == (message.pk, message.seq, "full")
        assert "Found a blue jumper" in frame["html"]
    assert await tom.everything() == []


async def test_hello_tells_where_i_stand(live_cast: Cast) -> None:
    message = await run(said, live_cast.dan, live_cast.willow_room)
    hello = await Tab(await run(sign_in, live_cast.sam)).open()
    willow = next(room for room in hello["rooms"] if room["id"] == live_cast.willow_room.pk)
    assert (willow["clock"], willow["unread"]) == (message.version, 1)
    assert "row_html" not in willow
    assert hello["user"] == live_cast.sam.pk


async def test_the_office_hears_announcements_without_membership(live_cast: Cast) -> None:
    osei = await tab_of(live_cast.osei)
    await run(said, live_cast.adeyemi, live_cast.willow_notices, "Photos on Tuesday")
    assert "Photos on Tuesday" in (await osei.next("message"))["html"]
    await run(said, live_cast.dan, live_cast.willow_room)
    assert await osei.everything() == []


async def test_a_missing_session_is_accepted_then_closed_4401(live_cast: Cast) -> None:
    tab = Tab(None)
    assert (await tab.socket.connect())[0]
    assert await tab.close_code() == 4401


async def test_a_stale_session_is_closed_4401(live_cast: Cast) -> None:
    client = await run(sign_in, live_cast.sam)
    tab = Tab(client)
    await run(client.session.delete)
    assert (await tab.socket.connect())[0]
    assert await tab.close_code() == 4401


@pytest.mark.parametrize("origin", [b"http://evil.example.org", b"null", b"", b"http://localhost:9999"])
async def test_a_foreign_origin_is_refused_at_the_handshake(live_cast: Cast, origin: bytes) -> None:
    tab = Tab(await run(sign_in, live_cast.sam), origin=origin)
    connected, code = await tab.socket.connect()
    assert not connected
    assert code in (403, 1000)


async def test_who_has_not_finished_joining_is_closed_4403(live_cast: Cast) -> None:
    await run(User.objects.filter(pk=live_cast.sam.pk).update, joined_at=None)
    tab = Tab(await run(sign_in, live_cast.sam))
    assert (await tab.socket.connect())[0]
    assert await tab.close_code() == 4403


async def test_staff_without_a_second_step_are_closed_4403(live_cast: Cast) -> None:
    client = Client()
    await run(client.force_login, live_cast.lowe)
    tab = Tab(client)
    assert (await tab.socket.connect())[0]
    assert await tab.close_code() == 4403


async def test_nothing_newer_than_the_revocation_reaches_a_revoked_socket(live_cast: Cast) -> None:
    dan, hannah = await tab_of(live_cast.dan), await tab_of(live_cast.hannah)
    await run(said, live_cast.sam, live_cast.willow_room, "Before")
    assert "Before" in (await dan.next("message"))["html"]
    await run(_unlink, live_cast.dan)
    await run(repair_memberships, user_ids={live_cast.dan.pk})
    await run(said, live_cast.sam, live_cast.willow_room, "After")
    heard = await dan.everything()
    assert not any("After" in str(frame) for frame in heard)
    gone = {frame["room"] for frame in heard if frame["type"] == "room.gone"}
    assert live_cast.willow_room.pk in gone
    assert "After" in str(await hannah.everything())


async def test_a_lost_revocation_notice_still_cuts_the_socket(live_cast: Cast) -> None:
    """The membership ends with a tick of the room, but no word of it reaches the hub: the next frame does."""
    dan, hannah = await tab_of(live_cast.dan), await tab_of(live_cast.hannah)
    await run(_end_silently, live_cast.dan, live_cast.willow_room)
    await run(said, live_cast.sam, live_cast.willow_room, "Not for Dan")
    heard = await dan.everything()
    assert {frame["type"] for frame in heard} == {"room.gone"}
    assert "Not for Dan" in str(await hannah.everything())


async def test_a_quiet_room_cuts_with_the_pulse(live_cast: Cast) -> None:
    dan = await tab_of(live_cast.dan)
    await run(_end_silently, live_cast.dan, live_cast.willow_room)
    await presence.pulse(hub)
    assert (await dan.next("room.gone"))["room"] == live_cast.willow_room.pk
    assert str(live_cast.willow_room.pk) not in (await dan.next("pulse"))["clocks"]


async def test_one_authorisation_query_per_process_and_room(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    truth = queries.readers_of

    def counting(room_id: int) -> queries.Readers:
        asked.append(room_id)
        return truth(room_id)

    monkeypatch.setattr(presence, "readers", database_sync_to_async(counting, thread_sensitive=False))
    tabs = [await tab_of(p) for p in (live_cast.sam, live_cast.hannah, live_cast.aisha, live_cast.kofi)]
    await run(_end_silently, live_cast.dan, live_cast.willow_room)
    for text in ("One", "Two", "Three"):
        await run(said, live_cast.sam, live_cast.willow_room, text)
    for tab in tabs:
        heard = str(await tab.everything())
        assert "One" in heard
        assert "Three" in heard
    assert asked == [live_cast.willow_room.pk]


async def test_signing_out_one_device_leaves_the_other_connected(live_cast: Cast) -> None:
    phone, desktop = await tab_of(live_cast.sam), await tab_of(live_cast.sam)
    await run(phone.client.post, "/sign-out")
    assert await phone.next("session.ended")
    assert await phone.close_code() == 4401
    await run(said, live_cast.hannah, live_cast.willow_room, "Still here")
    assert "Still here" in (await desktop.next("message"))["html"]


async def test_a_session_that_is_gone_is_closed_with_the_pulse(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    await run(sam.client.session.delete)
    await presence.pulse(hub)
    assert await sam.close_code() == 4401


async def test_a_locked_account_is_closed_with_the_pulse(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    await run(User.objects.filter(pk=live_cast.sam.pk).update, locked_at=timezone.now())
    await presence.pulse(hub)
    assert await sam.close_code() == 4401


async def test_a_suspended_parent_keeps_the_announcements_socket(live_cast: Cast) -> None:
    dan = await tab_of(live_cast.dan)
    until = timezone.now() + timedelta(days=3)
    await run(User.objects.filter(pk=live_cast.dan.pk).update, suspended_until=until)
    await presence.pulse(hub)
    assert (await dan.next("room.gone"))["room"] == live_cast.willow_room.pk
    await run(said, live_cast.osei, live_cast.school_notices, "Snow day: school is closed")
    assert "Snow day" in (await dan.next("message"))["html"]
    await run(said, live_cast.sam, live_cast.willow_room, "Not for Dan now")
    assert "Not for Dan now" not in str(await dan.everything())


async def test_a_new_membership_is_heard_at_once(live_cast: Cast) -> None:
    tom = await tab_of(live_cast.tom)
    await run(_give_a_child_in_willow, live_cast)
    await run(repair_memberships, user_ids={live_cast.tom.pk})
    hello = await tom.next("hello")
    assert live_cast.willow_room.pk in {room["id"] for room in hello["rooms"]}
    await run(said, live_cast.sam, live_cast.willow_room, "Hello Tom")
    assert "Hello Tom" in (await tom.next("message"))["html"]


async def test_a_change_of_an_older_message_is_a_tick_for_a_newcomer(live_cast: Cast) -> None:
    old = await run(said, live_cast.sam, live_cast.willow_room, "Before Tom came")
    tom = await _tom_joins(live_cast)
    await run(_change, old)
    frames = await tom.everything()
    assert [frame["type"] for frame in frames if frame.get("room") == live_cast.willow_room.pk] == ["tick"]
    assert "Before Tom came" not in str(frames)


async def test_no_frame_tells_another_person_my_read_marker(live_cast: Cast) -> None:
    message = await run(said, live_cast.hannah, live_cast.willow_room)
    phone, desktop, hannah, lowe = [
        await tab_of(p) for p in (live_cast.sam, live_cast.sam, live_cast.hannah, live_cast.lowe)
    ]
    mine = await run(membership_of, live_cast.sam, live_cast.willow_room)
    await run(move_read_marker, membership=mine, seq=message.seq)
    for tab in (phone, desktop):
        frame = await tab.next("read.moved")
        assert frame["last_read_seq"] == message.seq
    for tab in (hannah, lowe):
        assert await tab.everything() == []


async def test_a_room_change_brings_its_whole_state(live_cast: Cast) -> None:
    hannah = await tab_of(live_cast.hannah)
    await run(_unlink, live_cast.dan)
    await run(repair_memberships, user_ids={live_cast.dan.pk})
    frames = [frame for frame in await hannah.everything() if frame["type"] == "room.changed"]
    frame = next(frame for frame in frames if frame["room"] == live_cast.willow_room.pk)
    room = await run(Room.objects.get, pk=frame["room"])
    assert frame["version"] == frame["state_version"] == room.clock
    assert frame["state"]["members_line"] == "4 parents and carers, 2 staff"
    assert "All 6 people" in frame["state"]["audience_html"]


async def test_a_socket_of_a_quiet_tab_is_closed_after_a_minute(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    for socket in hub.people[live_cast.sam.pk]:
        socket.heard_at -= 61
    await presence.pulse(hub)
    assert await sam.close_code() == 4408


async def test_a_ping_keeps_a_socket_open(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    (socket,) = hub.people[live_cast.sam.pk]
    socket.heard_at = silent_since = socket.heard_at - 61
    await sam.say({"type": "presence.ping"})
    while socket.heard_at == silent_since:
        await settle()
    await presence.pulse(hub)
    assert str(live_cast.willow_room.pk) in (await sam.next("pulse"))["clocks"]


@pytest.mark.parametrize(
    "nonsense",
    ["nonsense", "{", "[]", '{"type": "post"}', '{"type": 5}', '{"type": "presence.ping"' + " " * 2100 + "}"],
)
async def test_unknown_commands_are_errors_and_the_fifth_closes_4400(live_cast: Cast, nonsense: str) -> None:
    sam = await tab_of(live_cast.sam)
    for _ in range(5):
        await sam.say(nonsense)
        assert (await sam.next("error"))["reason"] == "bad_input"
    assert await sam.close_code() == 4400
    assert not await run(Message.objects.exists)


async def test_binary_is_an_error(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    await sam.socket.send_to(bytes_data=b"\x00\x01")
    assert (await sam.next("error"))["reason"] == "bad_input"


async def test_the_twenty_first_tab_of_a_person_is_closed_4429(live_cast: Cast) -> None:
    client = await run(sign_in, live_cast.sam)
    tabs = [Tab(client) for _ in range(21)]
    for tab in tabs[:20]:
        await tab.open()
    assert (await tabs[20].socket.connect())[0]
    assert await tabs[20].close_code() == 4429


async def test_a_closed_tab_leaves_nothing_behind(live_cast: Cast) -> None:
    sam = await tab_of(live_cast.sam)
    assert hub.rooms[live_cast.willow_room.pk].sockets
    await sam.shut()
    await settle()
    assert live_cast.sam.pk not in hub.people
    assert live_cast.willow_room.pk not in hub.rooms


def _unlink(user: User) -> None:
    Guardianship.objects.filter(contact__user=user).update(ended_at=timezone.now())


def _end_silently(user: User, room: Room) -> None:
    with transaction.atomic():
        Membership.objects.filter(user=user, room=room).update(ended_at=timezone.now(), end_reason="unlinked")
        room.tick(state=True)


def _give_a_child_in_willow(cast: Cast) -> None:
    ellie = Guardianship.objects.get(contact__user=cast.sam, pupil__last_name="Potter").pupil
    Guardianship.objects.create(pupil=ellie, contact=cast.tom.contact, may_join="yes")


async def _tom_joins(cast: Cast) -> Tab:
    await run(_give_a_child_in_willow, cast)
    await run(repair_memberships, user_ids={cast.tom.pk})
    return await tab_of(cast.tom)


def _change(message: Message) -> None:
    """What an edit will do to a message: a new version under the room's lock, told to the room."""
    with transaction.atomic():
        message.version = message.room.tick()
        message.save(update_fields=["version"])
        broadcasts.message_changed(message)


async def test_another_socket_address_is_refused(live_cast: Cast) -> None:
    tab = Tab(await run(sign_in, live_cast.sam), path="/ws/5")
    connected, _code = await tab.socket.connect()
    assert not connected
