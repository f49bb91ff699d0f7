"""The audit trail: append-only, in order, and honest when somebody was at it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.db.transaction import TransactionManagementError

from audit import trail
from audit.models import AuditEntry, AuditHead
from people.models import School


@pytest.fixture
def three(db: None) -> list[AuditEntry]:
    with transaction.atomic():
        return [trail.record(actor=None, action="people.test.done", facts={"n": n}) for n in range(3)]


def verify(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("verify_audit")
    return capsys.readouterr().out


def test_entries_follow_one_another(three: list[AuditEntry]) -> None:
    assert [entry.number for entry in three] == [1, 2, 3]
    assert three[0].prev_hash == ""
    assert three[2].prev_hash == three[1].hash
    head = AuditHead.objects.get()
    assert (head.entries, head.last_hash) == (3, three[2].hash)


def test_an_untouched_trail_verifies(three: list[AuditEntry], capsys: pytest.CaptureFixture[str]) -> None:
    assert "3 entries" in verify(capsys)


def test_an_empty_trail_verifies(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 entries" in verify(capsys)


@pytest.mark.parametrize(
    "change",
    [
        {"action": "people.test.undone"},
        {"facts": {"n": 9}},
        {"actor_id": 5},
        {"label": "C-0001"},
        {"subject_id": 3},
        {"circle": "dsl"},
        {"matter": "C-0002"},
    ],
)
def test_a_changed_entry_is_found(three: list[AuditEntry], change: dict[str, object]) -> None:
    AuditEntry.objects.filter(number=2).update(**change)
    with pytest.raises(CommandError, match="entry 2 was changed"):
        call_command("verify_audit")


def test_a_missing_entry_is_found(three: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(number=2).delete()
    with pytest.raises(CommandError, match="entry 2 is missing"):
        call_command("verify_audit")


def test_missing_newest_entries_are_found(three: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(number=3).delete()
    with pytest.raises(CommandError, match="newest"):
        call_command("verify_audit")


def test_the_audit_chain_verifies_from_its_anchor(
    three: list[AuditEntry], capsys: pytest.CaptureFixture[str]
) -> None:
    AuditEntry.objects.filter(number=1).delete()
    assert "2 entries" in verify(capsys)


def test_a_record_belongs_in_the_transaction_of_its_deed(transactional_db: None) -> None:
    with pytest.raises(TransactionManagementError):
        trail.record(actor=None, action="people.test.done")
    assert not AuditEntry.objects.exists()


def test_deed_and_record_fall_together(transactional_db: None, capsys: pytest.CaptureFixture[str]) -> None:
    def rename_and_fail() -> None:
        with transaction.atomic():
            School.objects.create(pk=1, name="Hollybank Primary")
            trail.record(actor=None, action="people.school.set_up")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_fail()
    assert not School.objects.exists()
    assert "0 entries" in verify(capsys)


@pytest.mark.postgres
def test_many_at_once_make_one_chain(transactional_db: None, capsys: pytest.CaptureFixture[str]) -> None:
    gate = threading.Barrier(8)

    def write(number: int) -> None:
        gate.wait(timeout=20)
        try:
            for _ in range(5):
                with transaction.atomic():
                    trail.record(actor=None, action="people.test.done", facts={"writer": number})
        finally:
            connections.close_all()

    run: Callable[[int], None] = write
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(run, range(8)))
    assert "40 entries" in verify(capsys)
