"""What a person is told, and when; and what the outsider gets."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from notices import queries, sending
from notices.models import Notice
from people.models import School

DAN, TOM = 17, 18
LATER = timedelta(seconds=10)


@pytest.fixture
def school(db: None) -> School:
    """Any row with a number will do as what a notice is about."""
    return School(pk=1, name="Hollybank Primary")


def at(moment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_notice_waits_for_its_time(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    notice = sending.send(user_id=DAN, kind="case.decided", subject=school, send_after=now + LATER)
    assert list(queries.notices_of(DAN)) == []
    assert sending.deliver_due() == 0
    at(now + LATER, monkeypatch)
    assert list(queries.notices_of(DAN)) == [notice]
    assert queries.unread_count(DAN) == 1
    assert sending.deliver_due() == 1
    assert sending.deliver_due() == 0


def test_a_notice_without_a_time_is_there_at_once(school: School) -> None:
    notice = sending.send(user_id=DAN, kind="report.received", subject=school, facts={"report": "R-1042"})
    assert queries.notices_of(DAN).get() == notice
    assert (notice.subject_type, notice.subject_id, notice.facts) == ("school", 1, {"report": "R-1042"})


def test_dropping_leaves_what_is_due_and_what_is_about_something_else(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    told = sending.send(user_id=DAN, kind="case.held", subject=school)
    other = sending.send(user_id=TOM, kind="case.decided", subject=School(pk=2), send_after=now + LATER)
    sending.send(user_id=DAN, kind="case.decided", subject=school, send_after=now + LATER)
    assert sending.drop_unsent(subject=school) == 1
    assert set(Notice.objects.all()) == {told, other}
    at(now + LATER, monkeypatch)
    assert sending.drop_unsent(subject=School(pk=2)) == 0


def test_nobody_reads_or_marks_another_persons_notices(school: School) -> None:
    notice = sending.send(user_id=DAN, kind="case.decided", subject=school)
    assert list(queries.notices_of(TOM)) == []
    assert sending.mark_read(user_id=TOM, notice_ids=[notice.pk]) == 0
    assert sending.mark_read(user_id=DAN, notice_ids=[notice.pk]) == 1
    assert sending.mark_read(user_id=DAN, notice_ids=[notice.pk]) == 0
    assert queries.unread_count(DAN) == 0


def test_a_notice_that_is_not_due_cannot_be_marked(school: School) -> None:
    notice = sending.send(user_id=DAN, kind="case.decided", send_after=timezone.now() + LATER)
    assert sending.mark_read(user_id=DAN, notice_ids=[notice.pk]) == 0


def test_a_notice_falls_with_its_reason(transactional_db: None) -> None:
    with pytest.raises(TransactionManagementError):
        sending.send(user_id=DAN, kind="case.decided")
    with pytest.raises(RuntimeError), transaction.atomic():
        sending.send(user_id=DAN, kind="case.decided")
        raise RuntimeError
    assert not Notice.objects.exists()
