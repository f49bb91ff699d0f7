"""Someone is typing: who is told, of whom, and of whom nobody is told."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from people.models import User
from rooms.models import Membership, Room
from tests.cast import Cast, sign_in
from tests.rooms.tabs import Tab, run, tab_of


async def heard(tab: Tab) -> list[dict[str, object]]:
    return [frame for frame in await tab.everything() if frame["type"] == "typing"]


async def types(tab: Tab, room: Room) -> None:
    await tab.say({"type": "typing.start", "room": room.pk})


async def test_a_typing_frame_names_nobody(live_cast: Cast) -> None:
    room = live_cast.willow_room
    sam, hannah, tom = [await tab_of(who) for who in (live_cast.sam, live_cast.hannah, live_cast.tom)]
    await types(sam, room)
    frame = await hannah.next("typing")
    assert set(frame) == {"type", "room", "until"}
    assert frame["room"] == room.pk
    left = datetime.fromisoformat(frame["until"]) - timezone.now()
    assert timedelta(seconds=6) < left <= timedelta(seconds=8)
    assert await heard(sam) == []  # not to oneself
    assert await heard(tom) == []  # nor to a stranger
    await sam.say({"type": "typing.stop", "room": room.pk})
    until = datetime.fromisoformat((await hannah.next("typing"))["until"])
    assert until <= timezone.now()


async def test_one_in_four_seconds_a_person_from_whatever_device(live_cast: Cast) -> None:
    first, second, hannah = [await tab_of(who) for who in (live_cast.sam, live_cast.sam, live_cast.hannah)]
    for tab in (first, first, second):
        await types(tab, live_cast.willow_room)
    assert len(await heard(hannah)) == 1


@pytest.mark.parametrize(
    "why", ["switched_off", "muted", "pre_checked", "slowed", "room_off", "locked", "suspended"]
)
async def test_nobody_is_told_of(live_cast: Cast, why: str) -> None:
    room, soon = live_cast.willow_room, timezone.now() + timedelta(hours=1)
    mine = Membership.objects.filter(room=room, user=live_cast.sam)
    sam, hannah = await tab_of(live_cast.sam), await tab_of(live_cast.hannah)
    changes = {
        "switched_off": lambda: User.objects.filter(pk=live_cast.sam.pk).update(share_typing=False),
        "muted": lambda: mine.update(muted_until=soon),
        "pre_checked": lambda: mine.update(checked_until=soon),
        "slowed": lambda: mine.update(slow_until=soon),
        "room_off": lambda: Room.objects.filter(pk=room.pk).update(typing=False),
        "locked": lambda: Room.objects.filter(pk=room.pk).update(mode="locked"),
        "suspended": lambda: User.objects.filter(pk=live_cast.sam.pk).update(suspended_until=soon),
    }
    await run(changes[why])
    await types(sam, room)
    await sam.say({"type": "typing.stop", "room": room.pk})
    assert await heard(hannah) == []


async def test_announcements_and_rooms_of_others_and_nonsense_are_silence(live_cast: Cast) -> None:
    adeyemi, hannah = await tab_of(live_cast.adeyemi), await tab_of(live_cast.hannah)
    tom, bello = await tab_of(live_cast.tom), await tab_of(live_cast.bello)
    await types(adeyemi, live_cast.willow_notices)
    await types(adeyemi, live_cast.oak_room)
    for room in ("1", None, -1, [live_cast.willow_room.pk]):
        await tom.say({"type": "typing.start", "room": room})
        await tom.say({"type": "typing.stop", "room": room})
    assert await heard(hannah) == []
    assert await bello.everything() == []
    assert await tom.everything() == []  # not even an error: as silence


async def test_a_cache_that_is_away_stops_nobody(live_cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sam, hannah = await tab_of(live_cast.sam), await tab_of(live_cast.hannah)

    def away(*_words: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "add", away)
    await types(sam, live_cast.willow_room)
    assert len(await heard(hannah)) == 1


def test_each_chooses_for_themselves(cast: Cast) -> None:
    sam: Client = sign_in(cast.sam)
    page = f"/rooms/{cast.willow_room.slug}/"
    assert 'data-typing="shared"' in sam.get(page).content.decode()
    sam.post("/you/typing", {})
    assert User.objects.get(pk=cast.sam.pk).share_typing is False
    assert 'data-typing="seen"' in sam.get(page).content.decode()
    assert "data-typing" not in sam.get(f"/rooms/{cast.willow_notices.slug}/").content.decode()
    sam.post("/you/typing", {"share_typing": "on"})
    assert User.objects.get(pk=cast.sam.pk).share_typing is True
