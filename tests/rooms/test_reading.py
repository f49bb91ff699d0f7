import json
import random

from django.test import Client

from rooms.models import Membership, Message, Room
from rooms.queries import unread_count
from tests.cast import Cast, sign_in
from tests.rooms.talk import JSON, membership_of, said


def read(client: Client, room: Room, seq: int) -> int:
    answer = client.put(
        f"/rooms/{room.slug}/read", json.dumps({"seq": seq}), content_type="application/json", headers=JSON
    )
    assert answer.status_code == 200
    return int(answer.json()["last_read_seq"])


def test_the_read_marker_never_moves_back(cast: Cast) -> None:
    messages = [said(cast.hannah, cast.willow_room) for _ in range(3)]
    client = sign_in(cast.sam)
    assert read(client, cast.willow_room, messages[1].seq) == messages[1].seq
    assert read(client, cast.willow_room, messages[0].seq) == messages[1].seq
    assert membership_of(cast.sam, cast.willow_room).last_read_seq == messages[1].seq


def test_the_read_marker_stops_at_the_clock(cast: Cast) -> None:
    message = said(cast.hannah, cast.willow_room)
    assert read(sign_in(cast.sam), cast.willow_room, 10**9) == message.seq


def test_only_my_own_marker_moves(cast: Cast) -> None:
    message = said(cast.hannah, cast.willow_room)
    others = Membership.objects.exclude(user=cast.sam)
    before = dict(others.values_list("pk", "last_read_seq"))
    read(sign_in(cast.sam), cast.willow_room, message.seq)
    assert dict(others.values_list("pk", "last_read_seq")) == before


def test_an_outsider_has_no_marker_to_move(cast: Cast) -> None:
    answer = sign_in(cast.tom).put(
        f"/rooms/{cast.willow_room.slug}/read", json.dumps({"seq": 1}), content_type="application/json"
    )
    assert answer.status_code == 404


def test_the_office_reads_announcements_without_a_marker(cast: Cast) -> None:
    said(cast.adeyemi, cast.willow_notices)
    assert read(sign_in(cast.osei), cast.willow_notices, 5) == 0


def test_unread_equals_brute_force(cast: Cast) -> None:
    chance = random.Random(20261119)
    people = [cast.sam, cast.hannah, cast.dan, cast.aisha, cast.adeyemi]
    messages = [said(chance.choice(people), cast.willow_room, f"No. {n}") for n in range(40)]
    for message in chance.sample(messages, 6):
        _remove(message)
    for person in people:
        membership = membership_of(person, cast.willow_room)
        membership.last_read_seq = chance.choice(messages).seq
        expected = sum(
            1
            for message in Message.objects.filter(room=cast.willow_room)
            if message.state == "posted"
            and message.seq > membership.last_read_seq
            and message.seq > membership.sees_from_seq
            and message.author_id != person.pk
        )
        assert unread_count(membership) == expected


def test_unread_is_counted_to_a_hundred(cast: Cast) -> None:
    start = cast.willow_room.clock
    message = said(cast.hannah, cast.willow_room)
    Message.objects.bulk_create(_copy(message, start + 1 + n) for n in range(1, 130))
    assert unread_count(membership_of(cast.sam, cast.willow_room)) == 100
    assert ">99+<" in sign_in(cast.sam).get("/chats").content.decode()


def _copy(message: Message, seq: int) -> Message:
    from uuid import uuid4

    return Message(
        room=message.room,
        author=message.author,
        client_id=uuid4(),
        body="Again",
        seq=seq,
        version=seq,
        shown_at=message.shown_at,
    )


def _remove(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(
        state="removed", removed_at=message.shown_at, removed_by=message.author_id
    )
