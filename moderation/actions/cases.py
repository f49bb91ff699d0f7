"""Opening a case and letting later reports join it: one open case for each message (MO-2)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from moderation import conflicts, queries, telling
from moderation.actions.locking import lock_room
from moderation.actions.noting import note_case
from moderation.actions.transition import transition
from moderation.kinds import FINISHED, Queue, State, TargetKind
from moderation.models import Case
from moderation.reasons import Route, graver
from moderation.verbs import Verb
from people.models import User
from rooms.models import Message

ATTEMPTS = 3


def case_about(message: Message, route: Route, actor: User | None = None) -> tuple[Case, bool]:
    """The message's open case, locked with its room, or a new one; True when it was opened now.

    Runs in the caller's transaction. Two at once open one: the later one finds what the earlier one made.
    """
    if route.target is not None:
        return _opened(message, route, actor), True
    for _attempt in range(ATTEMPTS):
        if case := open_case_about(message):
            return case, False
        try:
            with transaction.atomic():
                return _opened(message, route, actor), True
        except IntegrityError:
            continue
    raise IntegrityError("no case could be opened")


def raise_case(case: Case, route: Route) -> Case:
    """A later report may make a case more urgent and give it to the safeguarding lead, never the reverse (MO-2).

    A decided case is looked at again. Of what was decided before a danger nobody hears who has not yet (MO-29).
    """
    if route.queue == Queue.DSL and (decision := queries.standing_decision(case)):
        telling.nobody_after_all(decision)
    if case.state == State.DECIDED:
        case = look_again(case)
    before = (case.queue, case.severity)
    case.severity = graver(case.severity, route.severity)
    case.due_at = min(case.due_at, route.due_at(timezone.now()))
    if route.queue == Queue.DSL:
        case.queue = conflicts.queue_about(Queue.DSL, case.subject_user)
    case.version += 1
    case.save(update_fields=["severity", "due_at", "queue", "version"])
    if (case.queue, case.severity) != before:
        _note_rise(case)
    return case


def look_again(case: Case) -> Case:
    """A decided case waits for somebody once more."""
    return _by_rule(case, Verb.REOPEN)


def settle(case: Case, *, told_queue: str = "") -> Case:
    """Keep colleagues who are part of it out, see that somebody may look, and tell who comes new to it at once.

    `told_queue` is the queue whose people know already; empty for a new case. Moderators see new cases in their
    list; the others are told a number. A colleague who may not look any more lets the case go (MO-26).
    """
    queue = case.queue
    conflicts.write_down(case)
    readers = conflicts.move_up_if_nobodys(case)
    if case.queue != queue:
        _note_rise(case)
    if case.queue not in (Queue.CLASS, told_queue):
        telling.staff_have_a_case(case, readers)
    if told_queue and case.queue != told_queue:
        case = _handed_over(case)
    if case.state == State.OPEN and case.assignee not in readers:
        case = _by_rule(case, Verb.UNCLAIM)
    return case


def _handed_over(case: Case) -> Case:
    """Another queue has it: a claim ends, whoever's it is, and nobody there has seen it yet."""
    if case.state == State.OPEN:
        case = _by_rule(case, Verb.UNCLAIM)
    case.first_seen_at = None
    case.save(update_fields=["first_seen_at"])
    return case


def _opened(message: Message, route: Route, actor: User | None) -> Case:
    now = timezone.now()
    kind = route.target or TargetKind.MESSAGE
    case = Case(
        room=message.room,
        target_kind=kind,
        target_id=_target_id(message, kind),
        subject_user=message.author,
        queue=conflicts.queue_about(route.queue, message.author),
        severity=route.severity,
        opened_at=now,
        due_at=route.due_at(now),
        reopens=_closed_before(message) if kind == TargetKind.MESSAGE else None,
    )
    return transition(case=case, verb=Verb.OPEN, actor=actor, expected_version=0)


def _target_id(message: Message, kind: TargetKind) -> int | None:
    return {TargetKind.MESSAGE: message.pk, TargetKind.PERSON: message.author_id}.get(kind)


def open_case_about(message: Message) -> Case | None:
    """The message's unfinished case, locked with its room, in whichever queue: one that moved up is still its case."""
    about = Case.objects.filter(target_kind=TargetKind.MESSAGE, target_id=message.pk)
    case = about.exclude(state__in=FINISHED).select_for_update().first()
    if case is not None:
        lock_room(case)
    return case


def _closed_before(message: Message) -> Case | None:
    """Closed is final; a later report opens a new case that knows the old one (MO-21)."""
    closed = Case.objects.filter(target_kind=TargetKind.MESSAGE, target_id=message.pk, state=State.CLOSED)
    return closed.order_by("closed_at").last()


def _by_rule(case: Case, verb: Verb) -> Case:
    return transition(case=case, verb=verb, actor=None, expected_version=case.version)


def _note_rise(case: Case) -> None:
    note_case(case, "moderation.case.raised", None, queue=case.queue, severity=case.severity)
