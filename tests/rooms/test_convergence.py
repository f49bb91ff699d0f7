"""One invariant above all: an old page plus the missed frames equals a fresh page."""

import random
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.utils import timezone

from moderation.access import message_to_hold
from moderation.actions.holding import hold_for_moderator
from moderation.errors import NothingToHold
from people.actions.profile import rename
from people.models import School, User
from rooms import broadcasts, frames, presence
from rooms.access import membership_for
from rooms.actions.editing import edit_message
from rooms.actions.poll_closing import close_poll
from rooms.actions.reacting import react
from rooms.actions.removal import remove_message
from rooms.errors import CannotEdit, MayNotReact, TooFast
from rooms.hub import hub
from rooms.models import Message, Room
from rooms.polls.errors import PollIsClosed
from rooms.reactions import KINDS
from tests.cast import Cast, sign_in
from tests.rooms.asking import asked, voted
from tests.rooms.attachments.bringing import sent
from tests.rooms.page import Page, fresh
from tests.rooms.tabs import Tab, run, tab_of
from tests.rooms.talk import JSON, said

SEEDS = [1, 20261119, 77]


class Story:
    """Random things that happen in a room, each told as frames the way the room hears them."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.chance = random.Random(seed)
        self.cast, self.room = cast, cast.willow_room
        self.people = [cast.sam, cast.hannah, cast.dan, cast.adeyemi, cast.lowe]

    def step(self) -> Message:
        if Message.objects.count() < 3 or self.chance.random() < 0.6:
            return self.says()
        return self.change(self.chance.choice(list(Message.objects.select_related("author"))))

    def says(self) -> Message:
        """A message, perhaps an answer to another."""
        earlier = list(Message.objects.filter(room=self.room, shown_at__isnull=False))
        answered = self.chance.choice(earlier).pk if earlier and self.chance.random() < 0.4 else None
        with suppress(TooFast):
            if self.chance.random() < 0.2:
                return asked(self.cast.hannah, self.room).message
            if self.chance.random() < 0.1:
                return sent(self.chance.choice(self.people), self.room)
        words = f"Message {self.chance.random()}{self.naming()}"
        return said(self.chance.choice(self.people), self.room, words, reply_to=answered)

    def naming(self) -> str:
        """Somebody's name, in one message of three."""
        return f", @{self.chance.choice(self.people).display_name}" if self.chance.random() < 0.3 else ""

    def edits(self, message: Message) -> Message:
        """Its author says it in other words, if they still can."""
        membership = membership_for(message.author, self.room.slug)
        fields = {"membership": membership, "message": message, "seen_version": message.version}
        with suppress(CannotEdit, TooFast):
            edit_message(body=f"In other words {self.chance.randint(1, 99)}{self.naming()}", **fields)
        return message

    def reacts(self, message: Message) -> Message:
        """Somebody chooses a face or takes theirs back, if there is something to react to."""
        kind = self.chance.choice([*KINDS, ""])
        with suppress(MayNotReact):
            membership = membership_for(self.chance.choice(self.people), self.room.slug)
            react(membership=membership, message=message, kind=kind)
        return message

    def votes(self, message: Message) -> Message:
        """Somebody votes, or it is closed, if it is a poll that is there."""
        with suppress(PollIsClosed):
            if self.chance.random() < 0.2:
                hannah = membership_for(self.cast.hannah, self.room.slug)
                close_poll(poll=message.poll, membership=hannah)
            voted(self.chance.choice(self.people), message.poll, self.chance.randrange(3))
        return message

    def holds(self, message: Message) -> Message:
        """The class rep holds it for a moderator, if it is somebody else's and shown."""
        with suppress(Http404, NothingToHold):
            found, membership = message_to_hold(self.cast.hannah, message.pk)
            hold_for_moderator(message=found, membership=membership)
        return message

    def change(self, message: Message) -> Message:
        """An edit, or what moderation does to a message: hold, remove, bring back, scrub."""
        message = Message.objects.select_related("author", "room").get(pk=message.pk)
        if message.kind == Message.Kind.POLL and self.chance.random() < 0.6:
            return self.votes(message)
        if self.chance.random() < 0.3:
            return self.edits(message)
        if self.chance.random() < 0.3:
            return self.reacts(message)
        if self.chance.random() < 0.1:
            return self.holds(message)
        if self.chance.random() < 0.1:
            remove_message(message=message, actor=message.author)
            return message
        fields = self.chance.choice(_changes(message, self.cast.lowe))
        with transaction.atomic():
            message.room = Room.objects.get(pk=self.room.pk)
            message.version = message.room.tick()
            for name, value in fields.items():
                setattr(message, name, value)
            message.save()
            broadcasts.message_changed(message)
        return message


def _changes(message: Message, moderator: User) -> list[dict[str, Any]]:
    now = timezone.now()
    gone = {"state": "removed", "removed_at": now, "held_at": None}
    return [
        {"state": "posted", "removed_at": None, "removed_by": None, "held_at": None},
        {"state": "held", "held_at": now},
        gone | {"removed_by": moderator},
        gone | {"removed_by": message.author},
        {"body": "", "scrubbed_at": now},
    ]


def viewers(cast: Cast) -> list[Client]:
    """Every role of the room: parent, rep, the reported one, teacher, moderator."""
    return [sign_in(person) for person in (cast.sam, cast.hannah, cast.dan, cast.adeyemi, cast.lowe)]


@pytest.mark.parametrize("seed", SEEDS)
def test_polling_reaches_the_same_page(cast: Cast, seed: int) -> None:
    """Whoever only asks, now and then, has what a page opened now has."""
    story = Story(cast, seed)
    for _ in range(10):
        story.step()
    pages = [Page(client, cast.willow_room) for client in viewers(cast)]
    for _ in range(25):
        story.step()
        if story.chance.random() < 0.2:
            story.chance.choice(pages).catch_up()
    for page in pages:
        page.catch_up()
        assert page.shows == fresh(page.client, cast.willow_room)


@pytest.mark.parametrize("seed", SEEDS)
async def test_old_page_plus_frames_equals_fresh_page(live_cast: Cast, seed: int) -> None:
    story = Story(live_cast, seed)
    for _ in range(5):
        await run(story.step)
    pages = await run(lambda: [Page(client, live_cast.willow_room) for client in viewers(live_cast)])
    tabs = [Tab(page.client) for page in pages]
    for tab in tabs:
        await tab.open()
    for _ in range(20):
        await run(story.step)
    for page, tab in zip(pages, tabs, strict=True):
        for frame in await tab.everything():
            await run(page.hear, frame)
        assert page.shows == await run(fresh, page.client, live_cast.willow_room)


@pytest.mark.parametrize("seed", SEEDS)
async def test_clients_converge_when_the_layer_drops_repeats_and_reorders(live_cast: Cast, seed: int) -> None:
    story = Story(live_cast, seed)
    page = await run(lambda: Page(sign_in(live_cast.sam), live_cast.willow_room))
    tab = Tab(page.client)
    await tab.open()
    for _ in range(20):
        await run(story.step)
    heard = await tab.everything()
    kept = [frame for frame in heard if story.chance.random() > 0.3]
    kept += story.chance.choices(heard, k=5)
    story.chance.shuffle(kept)
    for frame in kept:
        await run(page.hear, frame)
    await presence.pulse(hub)
    clocks = (await tab.next("pulse"))["clocks"]
    await run(page.hear_clock, clocks[str(live_cast.willow_room.pk)])
    assert page.shows == await run(fresh, page.client, live_cast.willow_room)


async def test_clients_converge_with_no_layer_at_all(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await run(lambda: Page(sign_in(live_cast.sam), live_cast.willow_room))
    tab = await tab_of(live_cast.sam)
    monkeypatch.setattr("rooms.doorbell.get_channel_layer", lambda: None)
    story = Story(live_cast, 5)
    for _ in range(10):
        await run(story.step)
    assert await tab.everything() == []
    await presence.pulse(hub)
    await run(page.hear_clock, (await tab.next("pulse"))["clocks"][str(live_cast.willow_room.pk)])
    assert page.shows == await run(fresh, page.client, live_cast.willow_room)


async def test_a_kill_between_commit_and_publish_is_healed_by_pulse(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await run(lambda: Page(sign_in(live_cast.sam), live_cast.willow_room))
    tab = await tab_of(live_cast.sam)
    with monkeypatch.context() as killed:
        killed.setattr("rooms.broadcasts._send_message", lambda message: None)
        lost = await run(said, live_cast.hannah, live_cast.willow_room, "Committed, never told")
    await presence.pulse(hub)
    await run(page.hear_clock, (await tab.next("pulse"))["clocks"][str(live_cast.willow_room.pk)])
    assert "Committed, never told" in page.rows[lost.pk]


def test_a_page_that_is_complete_gets_nothing(cast: Cast) -> None:
    said(cast.hannah, cast.willow_room)
    page = Page(sign_in(cast.sam), cast.willow_room)
    answer = page.catch_up()
    assert answer["frames"] == []
    assert "state" not in answer
    assert "reset" not in answer


def test_state_comes_when_it_is_newer_than_mine(cast: Cast) -> None:
    page = Page(sign_in(cast.sam), cast.willow_room)
    with transaction.atomic():
        cast.willow_room.tick(state=True)
        Room.objects.filter(pk=cast.willow_room.pk).update(mode="locked", mode_note="Back at two")
    state = page.catch_up()["state"]
    assert (state["mode"], state["closed_line"], state["may_post"]) == ("locked", "Back at two", False)


@pytest.mark.parametrize("query", ["?epoch=other", "?epoch={epoch}&membership=999999", ""])
def test_another_epoch_or_membership_is_a_reset(cast: Cast, query: str) -> None:
    message = said(cast.hannah, cast.willow_room)
    query = query.format(epoch=cast.school.sync_epoch)
    address = f"/rooms/{cast.willow_room.slug}/since/{message.version}{query}"
    answer = sign_in(cast.sam).get(address, headers=JSON).json()
    assert answer["reset"] is True
    assert [frame["id"] for frame in answer["frames"]] == [message.pk]
    assert answer["state"]["title"] == "Willow (Y3)"


def test_a_version_above_the_clock_is_a_reset(cast: Cast) -> None:
    page = Page(sign_in(cast.sam), cast.willow_room)
    page.at = 10**6
    assert page.catch_up()["reset"] is True


def test_a_restored_backup_resets_every_client(cast: Cast) -> None:
    page = Page(sign_in(cast.sam), cast.willow_room)
    lost = said(cast.hannah, cast.willow_room, "Lost with the backup")
    page.catch_up()
    Message.objects.filter(pk=lost.pk).delete()
    Room.objects.filter(pk=cast.willow_room.pk).update(clock=lost.version - 1)
    School.objects.update(sync_epoch="after-restore")
    new = said(cast.dan, cast.willow_room, "Said after the restore")
    assert page.catch_up()["reset"] is True
    assert page.shows == fresh(page.client, cast.willow_room)
    assert list(page.shows) == [new.pk]


def test_more_than_200_changes_are_a_reset_of_the_last_50(cast: Cast) -> None:
    page = Page(sign_in(cast.sam), cast.willow_room)
    first = said(cast.hannah, cast.willow_room)
    _copies(first, 210)
    answer = page.catch_up()
    assert answer["reset"] is True
    assert answer["more"] is True
    assert len(answer["frames"]) == 50


def test_history_pages_backwards_without_gaps_or_doubles(cast: Cast) -> None:
    _copies(said(cast.hannah, cast.willow_room), 130)
    client, seen = sign_in(cast.sam), []
    before, more = 10**9, True
    while more:
        address = f"/rooms/{cast.willow_room.slug}/messages?before={before}"
        page = client.get(address, headers=JSON).json()
        seen = [frame["seq"] for frame in page["frames"]] + seen
        before, more = page["frames"][0]["seq"], page["more"]
    everything = Message.objects.filter(room=cast.willow_room).order_by("seq")
    assert seen == list(everything.values_list("seq", flat=True))


def test_a_page_costs_the_same_queries_however_long(cast: Cast, django_assert_max_num_queries: Any) -> None:
    _copies(said(cast.hannah, cast.willow_room), 200)
    client = sign_in(cast.sam)
    client.get("/chats")
    with django_assert_max_num_queries(32):
        client.get(f"/rooms/{cast.willow_room.slug}/")


async def test_a_frame_is_rendered_once_for_sixty_members(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[int] = []
    render = frames.render

    def counting(message: Message, face: Any) -> str:
        rendered.append(message.pk)
        return render(message, face)

    monkeypatch.setattr(frames, "render", counting)
    people = [live_cast.sam, live_cast.hannah, live_cast.aisha, live_cast.kofi]
    tabs = [await tab_of(person) for person in people for _ in range(15)]
    await run(said, live_cast.dan, live_cast.willow_room, "For sixty")
    for tab in tabs:
        assert "For sixty" in (await tab.next("message"))["html"]
    assert len(rendered) == 1


def _copies(message: Message, count: int) -> None:
    from uuid import uuid4

    room = Room.objects.get(pk=message.room_id)
    Message.objects.bulk_create(
        Message(
            room=room,
            author=message.author,
            client_id=uuid4(),
            body=f"Copy {n}",
            seq=room.clock + n,
            version=room.clock + n,
            shown_at=message.shown_at,
        )
        for n in range(1, count + 1)
    )
    Room.objects.filter(pk=room.pk).update(clock=room.clock + count)


async def test_a_new_name_reaches_old_pages_by_frame_and_by_catch_up(live_cast: Cast) -> None:
    await run(said, live_cast.hannah, live_cast.willow_room)
    listening, asleep = await run(
        lambda: [Page(sign_in(live_cast.sam), live_cast.willow_room) for _ in range(2)]
    )
    tab = Tab(listening.client)
    await tab.open()
    await run(rename, user=live_cast.hannah, display_name="H. Clarke")
    frame = next(f for f in await tab.everything() if f.get("room") == live_cast.willow_room.pk)
    assert (frame["type"], frame["refetch"]) == ("room.changed", True)
    await run(said, live_cast.dan, live_cast.willow_room, "Meanwhile")
    for page in (listening, asleep):
        assert (await run(page.catch_up))["reset"] is True
        assert page.shows == await run(fresh, page.client, live_cast.willow_room)
        assert "H. Clarke" in str(page.shows)
