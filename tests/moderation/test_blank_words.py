"""Words that nobody can see are none: reasons, notes, and what a reporter adds."""

from dataclasses import replace

import pytest

from moderation.actions.reading import add_note
from moderation.actions.taking_back import add_note_to_report
from moderation.errors import BadDecision, BadReport
from moderation.models import Decision, Note, Report
from moderation.verbs import Verb
from rooms.body import is_blank, words_in
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.casework import HIDE as CHOSEN
from tests.moderation.casework import Desk
from tests.moderation.reporting import HIDE, decided, do, report
from tests.rooms.talk import JSON

BLANK = ["\u200b\u200d\ufeff\u2060", " \u00a0\u3000\n", "\u202e\u202c", "\u2800\u2800", "\u3164", "\u0301"]


@pytest.mark.parametrize("text", BLANK)
def test_nothing_is_to_be_seen_in_it(text: str) -> None:
    assert is_blank(text)
    assert words_in(text) == ""
    assert words_in(f" a{text}\0b\ud800 ") == f"a{text}b"


@pytest.mark.parametrize("text", BLANK)
def test_reasons_must_be_seen(cast: Cast, message: Message, text: str) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    with pytest.raises(BadDecision) as refused:
        do(Verb.DECIDE, case, cast.lowe, replace(HIDE, reasons=text))
    assert refused.value.fields == ("reasons",)
    assert Desk(cast.lowe, case).decides(**(CHOSEN | {"reasons": text})).status_code == 422


def test_an_internal_reason_of_nothing_is_none(cast: Cast, message: Message) -> None:
    decided(report(cast.aisha, message).case, cast.lowe, replace(HIDE, internal_reason="\u200b"))
    assert Decision.objects.get().internal_reason == ""


@pytest.mark.parametrize("text", BLANK)
def test_a_note_must_be_seen(cast: Cast, message: Message, text: str) -> None:
    case = report(cast.aisha, message).case
    with pytest.raises(BadReport):
        add_note(case=case, actor=cast.lowe, text=text)
    assert Desk(cast.lowe, case).sends("note", text=text).status_code == 422
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", BLANK)
def test_what_a_reporter_adds_must_be_seen(cast: Cast, message: Message, text: str) -> None:
    filed = report(cast.aisha, message, comment=text)
    assert filed.comment == ""
    with pytest.raises(BadReport):
        add_note_to_report(report=filed, actor=cast.aisha, text=text)
    address = f"/you/reports/{filed.reference}/note"
    answer = sign_in(cast.aisha).post(address, {"text": text}, headers=JSON)
    assert answer.status_code == 422
    assert "There’s nothing in the note yet." in answer.json()["html"]


def test_half_a_letter_in_a_note_fails_nothing(cast: Cast, message: Message) -> None:
    sent = {"reason": "unkind", "comment": "Look \ud83d here"}
    aisha = sign_in(cast.aisha)
    address = f"/messages/{message.pk}/report"
    assert aisha.post(address, sent, content_type="application/json", headers=JSON).status_code == 201
    assert Report.objects.get().comment == "Look  here"
