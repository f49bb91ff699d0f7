"""Holding, releasing, removing and restoring, as everybody in the room sees it."""

import random
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import AuditEntry
from people.models import User
from rooms import signals
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Message, Room
from rooms.queries import unread_count
from tests.cast import Cast, sign_in
from tests.rooms.page import Page, fresh
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import membership_of, said

SECRET = "The words that must not travel"


def held_unseen(author: User, room: Room, body: str = SECRET) -> Message:
    """A message whose author asked a moderator first: stored held, shown to nobody."""
    message = said(author, room, body)
    Message.objects.filter(pk=message.pk).update(state="held", held_at=timezone.now(), shown_at=None)
    message.refresh_from_db()
    return message


def hold(message: Message, actor: User | None = None) -> bool:
    return hold_message(message=message, actor=actor, cause=Cause.STAFF)


def test_an_author_keeps_own_face_of_a_held_message(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, SECRET)
    assert hold(message, cast.lowe)
    assert (message.state, message.held_by) == ("held", cast.lowe)
    assert "This message is being checked." in fresh(sign_in(cast.aisha), cast.willow_room)[message.pk]
    own = fresh(sign_in(cast.dan), cast.willow_room)[message.pk]
    assert SECRET in own
    assert "The school is checking this message. Others can’t read it for now." in own
    assert "Only you can see it" not in own
    for person in (cast.aisha, cast.lowe):
        assert SECRET not in sign_in(person).get(f"/rooms/{cast.willow_room.slug}/").content.decode()


def test_a_released_message_stays_where_it_was_read(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    place, shown = message.seq, message.shown_at
    said(cast.hannah, cast.willow_room)
    hold(message, cast.lowe)
    assert release_message(message=message, actor=cast.lowe)
    assert (message.state, message.seq, message.shown_at) == ("posted", place, shown)
    assert (message.held_at, message.held_by) == (None, None)


def test_a_released_first_hold_counts_as_unread(cast: Cast) -> None:
    message = held_unseen(cast.dan, cast.willow_room)
    later = said(cast.hannah, cast.willow_room)
    membership = membership_of(cast.sam, cast.willow_room)
    membership.last_read_seq = later.seq
    membership.save()
    assert unread_count(membership) == 0
    release_message(message=message, actor=cast.lowe)
    assert message.seq > later.seq
    assert message.shown_at is not None
    assert unread_count(membership) == 1


def test_a_message_refused_before_it_was_shown_leaves_no_trace_for_others(cast: Cast) -> None:
    message = held_unseen(cast.dan, cast.willow_room)
    page = Page(sign_in(cast.aisha), cast.willow_room)
    assert remove_message(message=message, actor=cast.lowe)
    assert page.catch_up()["frames"] == []
    for person in (cast.aisha, cast.hannah, cast.lowe):
        assert message.pk not in fresh(sign_in(person), cast.willow_room)
    assert "Not posted." in fresh(sign_in(cast.dan), cast.willow_room)[message.pk]


def test_restoring_a_message_that_nobody_saw_takes_a_new_place(cast: Cast) -> None:
    message = held_unseen(cast.dan, cast.willow_room)
    remove_message(message=message, actor=cast.lowe)
    later = said(cast.hannah, cast.willow_room)
    assert restore_message(message=message, actor=cast.lowe)
    assert message.seq > later.seq
    assert message.state == "posted"


def test_a_restored_message_returns_to_its_place(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    place = message.seq
    remove_message(message=message, actor=cast.lowe)
    assert restore_message(message=message, actor=cast.lowe)
    assert (message.seq, message.removed_at, message.removed_by) == (place, None, None)


def test_nobody_restores_what_its_author_removed(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    remove_message(message=message, actor=cast.dan)
    assert not restore_message(message=message, actor=cast.lowe)
    assert not hold(message, cast.lowe)
    assert "Removed by its author." in fresh(sign_in(cast.aisha), cast.willow_room)[message.pk]


def test_school_removal_reads_the_same_for_every_cause(cast: Cast) -> None:
    """After a hold by report, a hold by staff or none; by whichever moderator (MO-17)."""
    messages = [said(cast.dan, cast.willow_room, SECRET) for _ in range(3)]
    hold_message(message=messages[0], actor=None, cause=Cause.REPORTED)
    hold_message(message=messages[1], actor=cast.lowe, cause=Cause.STAFF)
    for message, moderator in zip(messages, (cast.lowe, cast.bello, cast.kaur), strict=True):
        remove_message(message=message, actor=moderator)
    shown = fresh(sign_in(cast.aisha), cast.willow_room)
    words = {shown[message.pk].split('<div class="body">')[1].split("</div>")[0] for message in messages}
    assert words == {"The school took this message down."}


def test_a_second_time_changes_nothing(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    for verb in (
        lambda: hold(message),
        lambda: release_message(message=message, actor=cast.lowe),
        lambda: remove_message(message=message, actor=cast.lowe),
        lambda: restore_message(message=message, actor=cast.lowe),
    ):
        assert verb()
        version, entries = message.version, AuditEntry.objects.count()
        assert not verb()
        message.refresh_from_db()
        message.room.refresh_from_db()
        assert (message.version, message.room.clock) == (version, version)
        assert AuditEntry.objects.count() == entries


def test_what_the_school_does_is_in_the_trail_and_an_own_removal_is_not(cast: Cast) -> None:
    first, second = said(cast.dan, cast.willow_room, SECRET), said(cast.dan, cast.willow_room)
    hold_message(message=first, actor=None, cause=Cause.REPORTED, matter="C-0421", circle="dsl")
    remove_message(message=first, actor=cast.kaur, matter="C-0421", circle="dsl")
    remove_message(message=second, actor=cast.dan)
    entries = AuditEntry.objects.filter(action__startswith="rooms.message.")
    assert [(entry.action, entry.actor_id, entry.subject_id, entry.matter) for entry in entries] == [
        ("rooms.message.held", None, first.pk, "C-0421"),
        ("rooms.message.removed", cast.kaur.pk, first.pk, "C-0421"),
    ]
    assert {entry.circle for entry in entries} == {"dsl"}
    assert SECRET not in str([entry.facts for entry in entries])


def test_listeners_hear_of_it_once_it_is_committed(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[tuple[Any, ...]] = []

    def on_held(message_id: int, cause: Cause, **kwargs: Any) -> None:
        heard.append((message_id, cause))

    def on_change(message_id: int, change: str, **kwargs: Any) -> None:
        heard.append((message_id, change))

    signals.message_held.connect(on_held)
    signals.message_changed.connect(on_change)
    message = said(cast.dan, cast.willow_room)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            hold(message, cast.lowe)
            assert heard == []
        with django_capture_on_commit_callbacks(execute=True):
            remove_message(message=message, actor=cast.lowe)
    finally:
        signals.message_held.disconnect(on_held)
        signals.message_changed.disconnect(on_change)
    assert heard == [(message.pk, "held"), (message.pk, Cause.STAFF), (message.pk, "removed")]


@pytest.mark.parametrize("seed", [3, 20261125])
def test_old_page_plus_catch_up_equals_fresh_page(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    verbs = [
        lambda m: hold(m, cast.lowe),
        lambda m: release_message(message=m, actor=cast.lowe),
        lambda m: remove_message(message=m, actor=cast.lowe),
        lambda m: remove_message(message=m, actor=m.author),
        lambda m: restore_message(message=m, actor=cast.lowe),
    ]
    people = [cast.sam, cast.hannah, cast.dan, cast.adeyemi]
    messages = [said(chance.choice(people), cast.willow_room, f"No. {n} {uuid4()}") for n in range(6)]
    messages += [held_unseen(cast.dan, cast.willow_room, f"Unseen {n}") for n in range(3)]
    readers = (cast.sam, cast.dan, cast.adeyemi, cast.lowe)
    pages = [Page(sign_in(person), cast.willow_room) for person in readers]
    for _ in range(30):
        chance.choice(verbs)(chance.choice(messages))
        if chance.random() < 0.2:
            chance.choice(pages).catch_up()
    for page in pages:
        page.catch_up()
        assert page.shows == fresh(page.client, cast.willow_room)


async def test_every_open_tab_hears_it_in_the_face_that_is_theirs(live_cast: Cast) -> None:
    message = await run(said, live_cast.dan, live_cast.willow_room, SECRET)
    author, reader = await tab_of(live_cast.dan), await tab_of(live_cast.aisha)
    await run(hold, message, live_cast.lowe)
    own, public = await author.next("message"), await reader.next("message")
    assert (own["face"], public["face"]) == ("held", "checking")
    assert SECRET in own["html"]
    assert SECRET not in str(public)
    await run(remove_message, message=message, actor=live_cast.lowe)
    for tab in (author, reader):
        frame = await tab.next("message")
        assert frame["face"] == "school_removed"
        assert SECRET not in str(frame)
