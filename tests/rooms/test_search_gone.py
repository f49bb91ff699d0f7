"""Words that may not be found are gone from the index with the very change that hides them."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.utils import timezone

from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Message
from rooms.search import index
from tests.cast import Cast, sign_in
from tests.rooms.searching import WORDS, found, in_index, look
from tests.rooms.talk import said

HIDDEN = {
    "held": {"state": "held", "held_at": timezone.now()},
    "held, never shown": {"state": "held", "held_at": timezone.now(), "shown_at": None},
    "removed": {"state": "removed", "removed_at": timezone.now()},
    "scrubbed": {"body": "", "scrubbed_at": timezone.now()},
    "scrubbed, the words forgotten there": {"scrubbed_at": timezone.now()},
}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_words_leave_the_index_with_the_change_itself(cast: Cast, how: str) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    fields = HIDDEN[how] | ({"removed_by": cast.lowe} if how == "removed" else {})
    with transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**fields)
        assert in_index("wellies", cast.willow_room) == []
    for person in (cast.sam, cast.dan, cast.lowe):
        assert found(person, "wellies") == []
        assert b"<mark>" not in look(sign_in(person), "wellies").content


@pytest.mark.parametrize("how", HIDDEN)
def test_a_change_that_was_rolled_back_leaves_the_index_as_it_was(cast: Cast, how: str) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    fields = HIDDEN[how] | ({"removed_by": cast.lowe} if how == "removed" else {})
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**fields)
        said(cast.sam, cast.willow_room, "wellies that were never said")
        raise ZeroDivisionError
    assert in_index("wellies", cast.willow_room) == found(cast.sam, "wellies") == [message.pk]
    assert in_index("never", cast.willow_room) == []


def test_holding_releasing_removing_and_restoring_through_the_actions(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    for hide, show in (
        (lambda: hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF), release_message),
        (lambda: remove_message(message=message, actor=cast.lowe), restore_message),
    ):
        assert hide()
        assert in_index("wellies", cast.willow_room) == []
        assert show(message=message, actor=cast.lowe)
        assert in_index("wellies", cast.willow_room) == [message.pk]


def test_a_released_first_hold_is_found_at_its_new_place(cast: Cast) -> None:
    held = said(cast.dan, cast.willow_room, WORDS)
    Message.objects.filter(pk=held.pk).update(state="held", held_at=timezone.now(), shown_at=None)
    meanwhile = said(cast.sam, cast.willow_room, WORDS)
    assert found(cast.hannah, "wellies") == [meanwhile.pk]
    held.refresh_from_db()
    release_message(message=held, actor=cast.lowe)
    assert found(cast.hannah, "wellies") == [held.pk, meanwhile.pk]


def test_an_edited_message_is_found_by_its_new_words_only(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    Message.objects.filter(pk=message.pk).update(body="Please bring sandals")
    assert in_index("wellies", cast.willow_room) == []
    assert found(cast.sam, "sandals") == [message.pk]
    message.delete()
    assert in_index("sandals", cast.willow_room) == []


@pytest.mark.parametrize("lost", ["rooms_words_said", "rooms_words_changed", "rooms_words_gone"])
def test_an_index_that_lost_touch_is_made_anew_after_migrations(cast: Cast, lost: str) -> None:
    """SQLite rebuilds a table to change it, and its triggers go with the old one; PostgreSQL needs none."""
    kept, dropped = said(cast.dan, cast.willow_room, WORDS), said(cast.dan, cast.willow_room, WORDS)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {lost}")
    later = said(cast.dan, cast.willow_room, WORDS)
    remove_message(message=kept, actor=cast.lowe)
    dropped.delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert in_index("wellies", cast.willow_room) == [later.pk]
    restore_message(message=kept, actor=cast.lowe)
    assert in_index("wellies", cast.willow_room) == [later.pk, kept.pk]


def test_tidying_leaves_only_words_that_somebody_may_find(cast: Cast) -> None:
    keep, drop = said(cast.dan, cast.willow_room, "sandals"), said(cast.dan, cast.willow_room, "galoshes")
    Message.objects.filter(pk=drop.pk).update(body="", scrubbed_at=timezone.now())
    index.tidy()
    assert found(cast.sam, "sandals") == [keep.pk]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT block FROM rooms_words_data")
            stored = b"".join(block for (block,) in cursor.fetchall())
        assert b"sandals" in stored and b"galoshes" not in stored
