"""The channel layer is only a doorbell: a save never fails with it (PROTOCOL PR-22)."""

import asyncio
from typing import Any

import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer

from rooms import presence
from rooms.hub import hub
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import said, say
from tests.services.ports import free_port


@pytest.fixture
def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Redis address where no Redis is."""
    layer = RedisPubSubChannelLayer(hosts=[f"redis://127.0.0.1:{free_port()}/0"])
    monkeypatch.setattr("rooms.doorbell.get_channel_layer", lambda: layer)


def test_redis_down_does_not_fail_a_post(
    cast: Cast, nobody_listens: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = say(sign_in(cast.sam), cast.willow_room, "Said while Redis was away")
    assert answer.status_code == 201
    assert Message.objects.get().body == "Said while Redis was away"


async def test_redis_down_does_not_fail_a_post_from_a_running_server(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = await tab_of(live_cast.sam)
    layer = RedisPubSubChannelLayer(hosts=[f"redis://127.0.0.1:{free_port()}/0"])
    monkeypatch.setattr("rooms.doorbell.get_channel_layer", lambda: layer)
    answer = await run(say, await run(sign_in, live_cast.hannah), live_cast.willow_room, "Still saved")
    assert answer.status_code == 201
    assert await run(Message.objects.filter(body="Still saved").exists)
    assert await sam.everything() == []


def test_a_frame_that_cannot_be_drawn_does_not_fail_a_post(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def broken(message: Message) -> dict[str, Any]:
        raise RuntimeError("the drawing failed")

    monkeypatch.setattr("rooms.frames.public_frame", broken)
    with django_capture_on_commit_callbacks(execute=True):
        answer = say(sign_in(cast.sam), cast.willow_room, "Saved all the same")
    assert answer.status_code == 201


async def test_a_server_that_starts_before_redis_hears_once_redis_is_there(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sockets open and live by pulse; the room is heard as soon as the layer grants a channel."""
    truth = hub.layer.new_channel
    asked = 0

    async def refuses_twice() -> str:
        nonlocal asked
        asked += 1
        if asked < 3:
            raise ConnectionError("no Redis yet")
        return str(await truth())

    monkeypatch.setattr(hub.layer, "new_channel", refuses_twice)
    hannah = await tab_of(live_cast.hannah)
    await asyncio.sleep(1.5)
    await run(said, live_cast.sam, live_cast.willow_room, "Can you hear me?")
    assert "Can you hear me?" in (await hannah.next("message"))["html"]
    assert asked == 3


async def test_a_group_that_could_not_be_joined_is_joined_with_the_next_pulse(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuses(group: str, channel: str) -> None:
        raise ConnectionError("Redis went away")

    hannah = await tab_of(live_cast.kofi)
    with monkeypatch.context() as away:
        away.setattr(hub.layer, "group_add", refuses)
        sam = await tab_of(live_cast.tom)
    await presence.pulse(hub)
    await run(said, live_cast.bello, live_cast.oak_room, "Oak again")
    assert "Oak again" in (await sam.next("message"))["html"]
    assert not any(frame["type"] == "message" for frame in await hannah.everything())
