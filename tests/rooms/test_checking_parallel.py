"""The check under many hands at once, on a database with row locks."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from moderation.models import Case
from rooms.actions.post_message import Posted, post_message
from rooms.errors import NeedsAnswer
from rooms.models import GuardAnswer, Message, Room
from rooms.screening import Answered
from tests.cast import Cast
from tests.rooms.checks import NAMED, PUNCHED, SICK
from tests.rooms.talk import membership_of
from tests.rooms.test_parallel import at_once, committed_cast  # noqa: F401 - a fixture

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MANY = 50


def token(cast: Cast, body: str) -> str:
    with pytest.raises(NeedsAnswer) as stopped:
        post_message(membership=membership_of(cast.sam, cast.willow_room), client_id=uuid4(), body=body)
    return stopped.value.token


def posting(cast: Cast, body: str, client_id: UUID, answered: Answered) -> Callable[[], Posted]:
    def post() -> Posted:
        membership = membership_of(cast.sam, cast.willow_room)
        return post_message(membership=membership, client_id=client_id, body=body, answered=answered)

    return post


def test_fifty_answers_with_one_token_make_one_row(committed_cast: Cast) -> None:  # noqa: F811
    clock = Room.objects.get(pk=committed_cast.willow_room.pk).clock
    answered = Answered("post_anyway", token(committed_cast, PUNCHED))
    posted = at_once([posting(committed_cast, PUNCHED, uuid4(), answered)] * (MANY - 2))
    assert Message.objects.count() == GuardAnswer.objects.count() == Case.objects.count() == 1
    assert sum(one.created for one in posted) == 1
    assert Room.objects.get(pk=committed_cast.willow_room.pk).clock == clock + 1


def test_fifty_questions_to_a_moderator_open_one_case(committed_cast: Cast) -> None:  # noqa: F811
    answered = Answered("ask_moderator", token(committed_cast, SICK))
    posted = at_once([posting(committed_cast, SICK, uuid4(), answered)] * (MANY - 2))
    assert {one.message.state for one in posted} == {"held"}
    assert Message.objects.count() == Case.objects.count() == 1


def test_two_answers_at_once_under_one_id_leave_one(committed_cast: Cast) -> None:  # noqa: F811
    """Whichever came first counts: the message is held or posted, never both, and everybody hears the same."""
    shown, client_id = token(committed_cast, NAMED), uuid4()
    both = [
        posting(committed_cast, NAMED, client_id, Answered(answer, shown))
        for answer in ("ask_moderator", "post_anyway")
    ]
    posted = at_once(both * 12)
    message = Message.objects.get()
    assert {one.message.state for one in posted} == {message.state}
    assert GuardAnswer.objects.exists() == (message.state == "posted")
    assert Case.objects.exists() == (message.state == "held")
