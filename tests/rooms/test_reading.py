import json
import random
from typing import Any

from django.test import Client

from rooms.models import Membership, Message, Room
from rooms.queries import unread_count, unread_counts
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


def test_unread_equals_brute_force(cast: Cast, django_assert_num_queries: Any) -> None:
    chance = random.Random(20261119)
    willow = [cast.sam, cast.hannah, cast.dan, cast.aisha, cast.adeyemi]
    speakers = {cast.willow_room: willow, cast.oak_room: [cast.sam, cast.tom, cast.bello]}
    rooms = list(speakers)
    places = [chance.choice(rooms) for _ in range(60)]
    messages = [said(chance.choice(speakers[room]), room, f"No. {n}") for n, room in enumerate(places)]
    for message in chance.sample(messages, 8):
        _remove(message)
    for person in {*willow, cast.tom}:
        memberships = list(Membership.objects.filter(user=person, room__in=rooms))
        for membership in memberships:
            membership.last_read_seq = chance.randrange(0, 30)
            membership.sees_from_seq = chance.choice([0, 20])
            membership.save()
        with django_assert_num_queries(1):
            counted = unread_counts(memberships)
        assert counted == {membership.room_id: _unread(membership) for membership in memberships}
        assert len(counted) == (2 if person == cast.sam else 1)


def _unread(membership: Membership) -> int:
    return sum(
        message.state == "posted"
        and message.seq > max(membership.last_read_seq, membership.sees_from_seq)
        and message.author_id != membership.user_id
        for message in Message.objects.filter(room=membership.room)
    )


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
