"""The verbs of a case: one table, one writer, one line in the trail, and one winner when two are at it."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.db import transaction as database

import moderation
from audit.models import AuditEntry
from moderation.actions import transition as only_writer
from moderation.actions.keeping import close_settled_cases, let_go_idle_claims
from moderation.actions.reading import add_note, open_evidence
from moderation.actions.transition import EFFECTS, transition
from moderation.errors import BadReport, NoSuchCase, NotAllowedNow, NotYours, StaleCase
from moderation.kinds import State
from moderation.models import Case, Decision, Note
from moderation.verbs import TABLE, Verb
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import HIDE, LEAVE_UP, decided, do, report

PACKAGE = Path(moderation.__file__).parent


@pytest.fixture
def case(cast: Cast, message: Message) -> Case:
    return report(cast.aisha, message).case


def in_state(case: Case, state: State, cast: Cast) -> Case:
    """As if it had come to this state, whatever the way there will be."""
    somebodys = state not in (State.NEW, State.CLOSED)
    Case.objects.filter(pk=case.pk).update(
        state=state,
        assignee=cast.lowe if somebodys else None,
        closed_at=case.opened_at if state == State.CLOSED else None,
    )
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("state", State)
def test_every_pair_not_in_the_table_is_refused(cast: Cast, case: Case, state: State) -> None:
    case = in_state(case, state, cast)
    entries = AuditEntry.objects.count()
    before = Case.objects.filter(pk=case.pk).values().get()
    for verb, actor in product(Verb, (cast.lowe, None)):
        if (state, verb) in TABLE:
            continue
        with pytest.raises((NotAllowedNow, NotYours)) as refused:
            do(verb, case, actor, HIDE)
        assert actor is None or refused.type is NotAllowedNow, verb
        assert Case.objects.filter(pk=case.pk).values().get() == before
    assert AuditEntry.objects.count() == entries
    assert not Decision.objects.exists()


def test_every_verb_of_the_table_has_an_effect() -> None:
    assert {verb for _state, verb in TABLE} == set(EFFECTS)


def test_only_transition_writes_case_state() -> None:
    """Nowhere else in the source is `state` of a case assigned, passed to a new row or updated."""
    writes = re.compile(r"\bcase\.state\s*=[^=]|\bCase\([^)]*\bstate=|cases?\b[^\n]*\.update\([^)]*\bstate=")
    for path in PACKAGE.rglob("*.py"):
        found = writes.findall(path.read_text())
        assert len(found) == (1 if path == Path(only_writer.__file__) else 0), path


def test_the_way_of_a_case(cast: Cast, case: Case) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    assert (case.state, case.assignee) == (State.OPEN, cast.lowe)
    assert case.first_seen_at is not None
    case = do(Verb.UNCLAIM, case, cast.lowe)
    assert (case.state, case.assignee) == (State.NEW, None)
    case = decided(case, cast.bello)
    assert (case.state, case.touches_criticism) == (State.DECIDED, False)


def test_every_verb_writes_one_audit_entry_in_its_transaction(cast: Cast, case: Case) -> None:
    steps = [
        (Verb.CLAIM, cast.lowe, None),
        (Verb.TAKE_OVER, cast.bello, None),
        (Verb.UNCLAIM, cast.bello, None),
        (Verb.CLAIM, cast.lowe, None),
        (Verb.DECIDE, cast.lowe, HIDE),
        (Verb.UNDO, cast.lowe, None),
        (Verb.DECIDE, cast.lowe, LEAVE_UP),
        (Verb.REOPEN, None, None),
    ]
    for verb, actor, facts in steps:
        case = do(verb, case, actor, facts)
    entries = AuditEntry.objects.filter(action__startswith="moderation.case.", matter=case.reference)
    told = [(entry.action.rsplit(".")[-1], entry.actor_id, entry.facts["version"]) for entry in entries]
    assert told == [
        ("opened", None, 1),
        ("claimed", cast.lowe.pk, 2),
        ("taken_over", cast.bello.pk, 3),
        ("unclaimed", cast.bello.pk, 4),
        ("claimed", cast.lowe.pk, 5),
        ("decided", cast.lowe.pk, 6),
        ("undone", cast.lowe.pk, 7),
        ("decided", cast.lowe.pk, 8),
        ("reopened", None, 9),
    ]
    assert {entry.label for entry in entries} == {case.reference}
    assert "calls another parent names" not in str([entry.facts for entry in entries])


def test_a_verb_and_its_line_fall_together(
    cast: Cast, case: Case, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    entries = AuditEntry.objects.count()

    def full(**kwargs: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("moderation.actions.noting.trail.record", full)
    with pytest.raises(OSError, match="no space"):
        do(Verb.DECIDE, case, cast.lowe, HIDE)
    message.refresh_from_db()
    case.refresh_from_db()
    assert (case.state, message.state, AuditEntry.objects.count()) == (State.OPEN, "posted", entries)
    assert not Decision.objects.exists()


def test_a_stale_screen_learns_who_was_quicker(cast: Cast, case: Case) -> None:
    do(Verb.CLAIM, case, cast.bello)
    with pytest.raises(StaleCase) as stale:
        transition(case=case, verb=Verb.CLAIM, actor=cast.lowe, expected_version=case.version)
    told = stale.value
    assert (told.by, told.role) == (cast.bello, "Moderator")
    assert told.at is not None
    assert (told.case.state, told.case.assignee) == (State.OPEN, cast.bello)


def test_a_new_report_makes_a_screen_stale_without_naming_anybody(
    cast: Cast, case: Case, message: Message
) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    report(cast.kofi, message)
    with pytest.raises(StaleCase) as stale:
        transition(
            case=case, verb=Verb.DECIDE, actor=cast.lowe, expected_version=case.version, facts=LEAVE_UP
        )
    assert (stale.value.by, stale.value.role, stale.value.at) == (None, "", None)


def test_a_take_over_says_whose_it_was(cast: Cast, case: Case) -> None:
    do(Verb.CLAIM, case, cast.lowe)
    case = do(Verb.TAKE_OVER, case, cast.bello)
    assert case.assignee == cast.bello
    entry = AuditEntry.objects.get(action="moderation.case.taken_over")
    assert entry.facts["from"] == cast.lowe.pk
    with pytest.raises(NotAllowedNow):
        do(Verb.TAKE_OVER, case, cast.bello)


def test_only_the_colleague_who_has_it_lets_go_or_decides(cast: Cast, case: Case) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    for verb in (Verb.UNCLAIM, Verb.DECIDE):
        with pytest.raises(NotYours):
            do(verb, case, cast.bello, LEAVE_UP)


@pytest.mark.parametrize(
    "name", ["dan", "aisha", "hannah", "adeyemi", "osei", "kaur", "lindqvist", "penrose"]
)
def test_who_has_no_business_with_the_queue_gets_404(cast: Cast, case: Case, name: str) -> None:
    person = getattr(cast, name)
    for verb in (Verb.CLAIM, Verb.CLOSE, Verb.REOPEN):
        with pytest.raises(NoSuchCase):
            do(verb, case, person)
    with pytest.raises(NoSuchCase):
        open_evidence(case=case, actor=person)
    with pytest.raises(NoSuchCase):
        add_note(case=case, actor=person, text="Hello")


def test_an_idle_claim_is_let_go_after_30_minutes(cast: Cast, case: Case, clock: Clock) -> None:
    case = do(Verb.CLAIM, case, cast.lowe)
    clock.moves(minutes=29)
    assert let_go_idle_claims() == 0
    open_evidence(case=case, actor=cast.lowe)
    clock.moves(minutes=29)
    add_note(case=case, actor=cast.bello, text="I look on")
    assert let_go_idle_claims() == 0
    clock.moves(minutes=1)
    assert let_go_idle_claims() == 1
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.NEW, None)
    entry = AuditEntry.objects.get(action="moderation.case.unclaimed")
    assert (entry.actor_id, entry.facts["from"]) == (None, cast.lowe.pk)


def test_a_decided_case_closes_after_20_school_days(cast: Cast, case: Case, clock: Clock) -> None:
    case = decided(case, cast.lowe, LEAVE_UP)
    clock.moves(days=26)
    assert close_settled_cases() == 0
    with pytest.raises(NotAllowedNow):
        do(Verb.CLOSE, case, cast.lowe)
    clock.moves(days=4)
    assert close_settled_cases() == 1
    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert case.closed_at == clock.now


def test_a_case_with_a_report_does_not_close(cast: Cast, case: Case) -> None:
    for actor in (None, cast.lowe):
        with pytest.raises(NotAllowedNow):
            do(Verb.CLOSE, case, actor)


def test_a_note_is_for_colleagues_and_in_the_trail(cast: Cast, case: Case) -> None:
    add_note(case=case, actor=cast.bello, text=" I rang the office. ")
    note = Note.objects.get()
    assert (note.text, note.author) == ("I rang the office.", cast.bello)
    entry = AuditEntry.objects.get(action="moderation.note.added")
    assert (entry.actor_id, entry.matter, entry.facts) == (cast.bello.pk, case.reference, {"note": note.pk})
    for text in ("  ", "x" * 2001):
        with pytest.raises(BadReport):
            add_note(case=case, actor=cast.bello, text=text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.OPEN},
        {"state": State.CLOSED},
        {"closed_at": "2026-11-25T09:00:00Z"},
    ],
)
def test_the_database_refuses_a_state_without_its_facts(case: Case, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), database.atomic():
        Case.objects.filter(pk=case.pk).update(**wrong)


def test_the_database_refuses_a_second_open_case_of_a_message(cast: Cast, case: Case) -> None:
    copy = Case.objects.get(pk=case.pk)
    copy.pk, copy.reference, copy.queue = None, "C-99999", "dsl"
    with pytest.raises(IntegrityError), database.atomic():
        copy.save(force_insert=True)
