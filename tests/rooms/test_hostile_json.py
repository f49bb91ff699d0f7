"""JSON that nobody would send: refused everywhere, with a failure nowhere."""

from typing import Any

import pytest

from moderation.models import Report
from rooms.consumers import COMMANDS, _said
from rooms.json_reading import NotAnObject, read_object
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.reporting import report
from tests.rooms.talk import JSON, said, say

DEEP = "[" * 100_000 + "]" * 100_000
TEXTS = [DEEP, f'{{"body": {DEEP}}}', '{"a":' * 100_000, f'{{"seq": {"9" * 5000}}}', "\udcff", "", "[]", "3"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_it_is_no_object(text: str) -> None:
    with pytest.raises(NotAnObject):
        read_object(text)


@pytest.mark.parametrize("text", TEXTS[:4], ids=range(4))
def test_every_address_that_reads_json_refuses_it(cast: Cast, text: str) -> None:
    message = said(cast.dan, cast.willow_room)
    filed = report(cast.sam, message)
    sam, room = sign_in(cast.sam), f"/rooms/{cast.willow_room.slug}"
    own = said(cast.sam, cast.willow_room)
    for method, address in (
        ("post", f"{room}/messages"),
        ("put", f"{room}/read"),
        ("post", f"/messages/{message.pk}/report"),
        ("post", f"/you/reports/{filed.reference}/note"),
        ("patch", f"/messages/{own.pk}"),
        ("post", f"/messages/{own.pk}/edit"),
    ):
        answer = getattr(sam, method)(address, text, content_type="application/json", headers=JSON)
        assert answer.status_code == 400, address
    assert Report.objects.count() == 1
    assert Message.objects.count() == 2


@pytest.mark.parametrize("reply_to", ["²", "9" * 5000, True, [[[]]], {"a": 1}, -1, 1.5])
def test_a_reply_to_what_is_no_number_is_refused(cast: Cast, reply_to: Any) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, reply_to=reply_to).status_code == 400


@pytest.mark.parametrize("membership", ["²", "9" * 5000])
def test_a_page_drawn_under_no_membership_begins_anew(cast: Cast, membership: str) -> None:
    address = f"/rooms/{cast.willow_room.slug}/since/0?membership={membership}&epoch={cast.school.sync_epoch}"
    assert sign_in(cast.sam).get(address, headers=JSON).json()["reset"] is True


@pytest.mark.parametrize("text", ["[" * 2000, '{"type":' * 200, '{"type": [' + "[" * 900 + "]" * 901 + "}"])
def test_a_socket_takes_it_for_no_command(text: str) -> None:
    assert all(_said(text).get("type") != command for command in COMMANDS)
