"""An author changes words that somebody looks at: both wordings are evidence, and nobody decides about unread ones."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from audit.models import AuditEntry
from moderation.actions.edits import keep_missed_edits
from moderation.actions.held import open_missing_cases
from moderation.actions.reading import open_evidence
from moderation.actions.taking_back import withdraw_report
from moderation.capsules import first_break
from moderation.errors import StaleCase
from moderation.models import Case, EvidenceCapsule
from moderation.verbs import Verb
from rooms.actions.editing import edit_message
from rooms.errors import NeedsAnswer
from rooms.models import Message
from rooms.screening import Answered
from tests.cast import Cast
from tests.moderation.casework import LEAVE_UP as LEAVES_UP
from tests.moderation.casework import Desk
from tests.moderation.reporting import LEAVE_UP, PUT_BACK, decided, do, report
from tests.rooms.checks import SICK
from tests.rooms.talk import membership_of, said

ANGRY = "That stall is a shambles as always"
TIDY = "That stall is a triumph as always"
Edit = Callable[..., None]


def change(message: Message, body: str = TIDY, answer: str = "") -> None:
    """Its author edits it; with an answer they choose that on the sheet."""
    message.refresh_from_db()
    fields: dict[str, Any] = {
        "membership": membership_of(message.author, message.room),
        "message": message,
        "body": body,
        "seen_version": message.version,
    }
    try:
        edit_message(**fields)
    except NeedsAnswer as stopped:
        edit_message(**fields, answered=Answered(answer, stopped.token))


@pytest.fixture
def edit(django_capture_on_commit_callbacks: Any) -> Edit:
    """The author's edit, committed and heard."""

    def heard(*args: Any, **more: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            change(*args, **more)

    return heard


@pytest.fixture
def message(cast: Cast) -> Message:
    """Without a name in it, which the check would stop."""
    return said(cast.dan, cast.willow_room, ANGRY)


def capsules(case: Case) -> list[str]:
    return list(EvidenceCapsule.objects.filter(case=case).values_list("trigger", flat=True))


def test_an_edit_after_a_report_takes_another_capsule(cast: Cast, message: Message, edit: Edit) -> None:
    case = report(cast.aisha, message).case
    edit(message, TIDY)
    assert capsules(case) == ["first_report", "edit"]
    newest = open_evidence(case=case, actor=cast.lowe)[-1].content
    assert newest
    assert newest["message"]["body"] == TIDY
    assert [one["body"] for one in newest["revisions"]] == [ANGRY]
    assert first_break(EvidenceCapsule.objects.filter(case=case)) is None


def test_an_edit_that_nobody_looks_at_takes_none(cast: Cast, message: Message, edit: Edit) -> None:
    edit(message, TIDY)
    assert not EvidenceCapsule.objects.exists()


def test_what_it_said_before_the_report_is_there_too(cast: Cast, message: Message, edit: Edit) -> None:
    edit(message, TIDY)
    case = report(cast.aisha, message).case
    page = Desk(cast.lowe, case).reads()
    assert re.search(r"<del>.*?taken away:.*?shambles</del>", page)
    assert re.search(r"<ins>.*?added:.*?triumph</ins>", page)


def test_every_edit_shows_once(cast: Cast, message: Message, edit: Edit) -> None:
    case = report(cast.aisha, message).case
    edit(message, TIDY)
    edit(message, "That stall is a marvel as always")
    assert Desk(cast.lowe, case).reads().count('<p class="diff"') == 2


def test_a_colleague_who_read_the_old_words_is_told(cast: Cast, message: Message, edit: Edit) -> None:
    desk = Desk(cast.lowe, report(cast.aisha, message).case)
    desk.claims()
    seen = desk.version
    edit(message, TIDY)
    assert desk.sends("decision", version=seen, **LEAVES_UP).status_code == 409


def test_words_that_no_capsule_holds_are_not_let_through(cast: Cast, message: Message) -> None:
    """The signal was lost: the decision waits until the worker has frozen the new words."""
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    change(message, TIDY)
    with pytest.raises(StaleCase):
        do(Verb.DECIDE, case, cast.lowe, LEAVE_UP)
    assert keep_missed_edits() == 1
    assert keep_missed_edits() == 0
    assert do(Verb.DECIDE, case, cast.lowe, LEAVE_UP).state == "decided"


def test_a_held_message_is_put_back_only_with_words_that_were_read(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "sexual_content").case
    message.refresh_from_db()
    assert message.state == "held"
    reader = cast.kaur if case.queue == "dsl" else cast.lowe
    do(Verb.CLAIM, case, reader)
    change(message, SICK)
    with pytest.raises(StaleCase):
        do(Verb.DECIDE, case, reader, PUT_BACK)
    message.refresh_from_db()
    assert (message.state, message.body) == ("held", SICK)
    assert keep_missed_edits() == 1
    do(Verb.DECIDE, case, reader, PUT_BACK)
    message.refresh_from_db()
    assert message.state == "posted"


def test_taking_a_report_back_does_not_show_words_that_nobody_read(
    cast: Cast, message: Message, edit: Edit
) -> None:
    filed = report(cast.aisha, message, "private_info")
    message.refresh_from_db()
    assert message.state == "held"
    edit(message, SICK)
    withdraw_report(report=filed, actor=cast.aisha)
    message.refresh_from_db()
    filed.case.refresh_from_db()
    assert message.state == "held"
    assert filed.case.state == "new"


def test_asking_about_an_edit_opens_a_case_with_both_wordings(
    cast: Cast, message: Message, edit: Edit
) -> None:
    edit(message, SICK, answer="ask_moderator")
    case = Case.objects.get()
    assert capsules(case) == ["hold"]
    content = open_evidence(case=case, actor=cast.lowe)[0].content
    assert content
    assert (content["message"]["body"], len(content["revisions"])) == (SICK, 1)


def test_a_decided_case_is_looked_at_again(cast: Cast, message: Message, edit: Edit) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe, LEAVE_UP)
    edit(message, SICK, answer="ask_moderator")
    case.refresh_from_db()
    message.refresh_from_db()
    assert (message.state, case.state) == ("held", "open")
    assert capsules(case)[-1] == "edit"
    assert open_missing_cases() == 0


def test_the_trail_says_that_evidence_was_sealed_and_nothing_of_the_words(
    cast: Cast, message: Message, edit: Edit
) -> None:
    case = report(cast.aisha, message).case
    edit(message, TIDY)
    entry = AuditEntry.objects.filter(action="moderation.evidence.sealed", matter=case.reference).last()
    assert entry
    assert entry.actor_id is None
    assert set(entry.facts) == {"capsule"}
