"""An author can’t report what they wrote: the answers would tell of others’ reports, and their case would move."""

import pytest

from moderation.access import message_to_report
from moderation.errors import OwnMessage
from moderation.models import Report
from rooms.actions.holding import Cause, hold_message
from rooms.actions.removal import remove_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.reporting import fresh_case, report
from tests.rooms.talk import JSON

REASONS = ("unkind", "child_danger", "sexual_content", "staff_worry")


@pytest.mark.parametrize("reason", REASONS)
def test_an_own_message_is_not_reported_with_or_without_a_case(
    cast: Cast, message: Message, reason: str
) -> None:
    dan, address = sign_in(cast.dan), f"/messages/{message.pk}/report"
    before = dan.post(address, {"reason": reason}, headers=JSON)
    filed = report(cast.aisha, message)
    after = dan.post(address, {"reason": reason}, headers=JSON)
    assert before.status_code == after.status_code == 422
    assert before.json() == after.json()
    assert before.json()["reason"] == "own_message"
    case = fresh_case(filed)
    assert (case.queue, case.severity, case.version) == ("class", "normal", filed.case.version)
    assert Report.objects.get() == filed


def test_the_page_says_whom_to_tell(cast: Cast, message: Message) -> None:
    dan, address = sign_in(cast.dan), f"/messages/{message.pk}/report"
    for answer in (dan.get(address), dan.post(address, {"reason": "unkind"})):
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "This is your own message." in page
        assert "If you’re worried about it, tell the office." in page
        assert "office@hollybank.example.org" in page
        assert "child_danger" not in page


@pytest.mark.parametrize("now", ["held", "removed"])
def test_whatever_became_of_it(cast: Cast, message: Message, now: str) -> None:
    if now == "held":
        hold_message(message=message, actor=None, cause=Cause.ASKED)
    else:
        remove_message(message=message, actor=cast.dan)
    with pytest.raises(OwnMessage):
        message_to_report(cast.dan, message.pk)
