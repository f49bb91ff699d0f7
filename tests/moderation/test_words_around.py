"""What stands around a message in its case: only what the room reads today."""

import pytest

from moderation.models import Case
from rooms.actions.holding import Cause, hold_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.casework import Desk, words_of
from tests.moderation.reporting import report
from tests.rooms.talk import said

BEFORE, AFTER = "He was alone at the gate at four", "Who had the number of his gran"


@pytest.fixture
def around(cast: Cast) -> tuple[Message, Case, Message]:
    """A case about what Dan said between two messages that everybody could read."""
    before = said(cast.hannah, cast.willow_room, BEFORE)
    message = said(cast.dan, cast.willow_room, "You would say that")
    after = said(cast.hannah, cast.willow_room, AFTER)
    return before, report(cast.aisha, message).case, after


def test_what_the_room_reads_stands_there(cast: Cast, around: tuple[Message, Case, Message]) -> None:
    page = words_of(Desk(cast.lowe, around[1]).reads())
    assert BEFORE in page
    assert AFTER in page
    assert "Hidden or taken down." not in page


def test_what_was_held_or_taken_down_since_does_not(
    cast: Cast, around: tuple[Message, Case, Message]
) -> None:
    before, case, after = around
    report(cast.kofi, before, "child_danger")
    remove_message(message=after, actor=cast.lowe)
    page = words_of(Desk(cast.lowe, case).reads())
    assert BEFORE not in page
    assert AFTER not in page
    assert page.count("Hidden or taken down.") == 2
    assert "You would say that" in page


def test_put_back_it_stands_there_again_as_it_was_sealed(
    cast: Cast, around: tuple[Message, Case, Message]
) -> None:
    before, case, _after = around
    remove_message(message=before, actor=cast.lowe)
    before.refresh_from_db()
    restore_message(message=before, actor=cast.lowe)
    assert BEFORE in words_of(Desk(cast.lowe, case).reads())


def test_the_message_of_the_case_is_read_whatever_became_of_it(
    cast: Cast, around: tuple[Message, Case, Message]
) -> None:
    case = around[1]
    message = Message.objects.get(pk=case.message_id)
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    assert "You would say that" in words_of(Desk(cast.lowe, case).reads())
