"""A message that nobody was ever shown is its author's alone: others do not learn that somebody has one waiting."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rooms import broadcasts, frames
from rooms.models import Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import JSON, membership_of, said, say

NOW = timezone.now()
STATES = {
    "held": {"state": "held", "held_at": NOW},
    "turned down": {"state": "removed", "removed_at": NOW},
}


def hidden(cast: Cast, state: str) -> Message:
    said(cast.hannah, cast.willow_room, "Before it")
    message = said(cast.dan, cast.willow_room, "Waits for a person")
    said(cast.hannah, cast.willow_room, "After it")
    fields = STATES[state] | {"shown_at": None}
    if state == "turned down":
        fields |= {"removed_by": cast.lowe}
    version = Room.objects.get(pk=cast.willow_room.pk).clock + 1
    Message.objects.filter(pk=message.pk).update(version=version, **fields)
    Room.objects.filter(pk=cast.willow_room.pk).update(clock=version)
    return Message.objects.select_related("room", "author").get(pk=message.pk)


def answers(client: Client, cast: Cast, message: Message) -> dict[str, Any]:
    """Every way in which a page asks for what is there: catch-up, a reset, older, later, all its rooms."""
    room = f"/rooms/{cast.willow_room.slug}"
    here = f"epoch={cast.school.sync_epoch}&membership="
    addresses = {
        "since": f"{room}/since/{message.version - 1}?{here}",
        "reset": f"{room}/since/0?epoch=other",
        "before": f"{room}/messages?before={message.seq + 1}",
        "after": f"{room}/messages?after={message.seq - 1}",
        "all": f"{room}/messages?before=99",
        "sync": "/sync",
    }
    return {name: client.get(address, headers=JSON).json() for name, address in addresses.items()}


@pytest.mark.parametrize("state", STATES)
def test_catch_up_and_paging_tell_others_nothing(cast: Cast, state: str) -> None:
    message = hidden(cast, state)
    for person in (cast.sam, cast.hannah, cast.lowe):
        client = sign_in(person)
        for name, answer in answers(client, cast, message).items():
            for frame in answer.get("frames", []):
                assert frame["type"] == "tick" or frame["id"] != message.pk, name
            assert str(message.client_id) not in json.dumps(answer), name
        page = client.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
        assert str(message.client_id) not in page
        assert f'data-seq="{message.seq}"' not in page


@pytest.mark.parametrize("state", STATES)
def test_its_author_still_has_it(cast: Cast, state: str) -> None:
    message = hidden(cast, state)
    got = answers(sign_in(cast.dan), cast, message)
    for name in ("reset", "before", "after", "all"):
        assert message.pk in [frame["id"] for frame in got[name]["frames"]], name


def test_a_page_of_history_is_not_shorter_because_of_it(cast: Cast) -> None:
    message = hidden(cast, "held")
    [older] = answers(sign_in(cast.sam), cast, message)["before"]["frames"]
    assert older["seq"] < message.seq


def test_a_frame_for_somebody_else_is_a_tick(cast: Cast) -> None:
    message = hidden(cast, "held")
    frame = frames.message_frame(message, membership_of(cast.sam, cast.willow_room))
    assert set(frame) == {"type", "room", "version", "state_version"}


def test_it_cannot_be_found_by_replying(cast: Cast) -> None:
    """The same answer as for a number that no message has."""
    message = hidden(cast, "held")
    sam = sign_in(cast.sam)
    there = say(sam, cast.willow_room, "Yes", reply_to=message.pk)
    nowhere = say(sam, cast.willow_room, "Yes", reply_to=message.pk + 999)
    assert (there.status_code, there.json()) == (nowhere.status_code, nowhere.json())


async def test_sockets_hear_a_tick(live_cast: Cast) -> None:
    message = await run(hidden, live_cast, "held")
    tab = await tab_of(live_cast.sam)
    await run(broadcasts.message_changed, message)
    heard = [frame for frame in await tab.everything() if frame["type"] != "pulse"]
    assert {frame["type"] for frame in heard} == {"tick"}
    await tab.shut()
