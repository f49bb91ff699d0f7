"""Reporting and My reports without script: plain pages and forms."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from moderation.choices import FIRST, MORE
from moderation.kinds import Queue, Reason
from moderation.models import Report
from moderation.reasons import SOMETHING_ELSE, promised_by
from moderation.report_words import when
from notices.models import Notice
from rooms.actions.removal import remove_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import report
from tests.rooms.talk import JSON, said


@pytest.fixture
def aisha(cast: Cast) -> Client:
    return sign_in(cast.aisha)


def file(client: Client, message: Message, reason: str = "unkind", **more: str) -> str:
    """The address of the report's page, after tapping a category."""
    answer = client.post(f"/messages/{message.pk}/report", {"reason": reason} | more)
    assert answer.status_code == 302
    return str(answer["Location"])


def test_the_six_categories_store_these_reasons(aisha: Client, message: Message) -> None:
    page = aisha.get(f"/messages/{message.pk}/report").content.decode()
    shown = [(choice.reason.label, choice.reason) for choice in FIRST]
    assert shown == [
        ("A child may not be safe", "child_danger"),
        ("It names or shows a child", "names_child"),
        ("It’s unkind", "unkind"),
        ("It shares something private", "private_info"),
        ("It’s a scam, an advert or a rumour", "money_scam"),
        ("Something else", "other"),
    ]
    for label, _reason in shown:
        assert str(label) in page
    for _label, reason in shown:
        file(aisha, message, reason)
    assert list(Report.objects.order_by("pk").values_list("reason", flat=True)) == [
        reason for _label, reason in shown
    ]


def test_something_else_offers_the_rest(aisha: Client, message: Message) -> None:
    assert {choice.reason for choice in MORE} == set(SOMETHING_ELSE)
    assert {choice.reason for choice in (*FIRST, *MORE)} == set(Reason) - {Reason.CHILD_PHOTO}
    page = aisha.get(f"/messages/{message.pk}/report?more=1").content.decode()
    assert '<div class="cats" data-list="first" hidden>' in page
    assert '<div class="cats" data-list="more">' in page


def test_the_confirmation_says_who_looks_by_when_and_who_does_not_know(
    aisha: Client, message: Message
) -> None:
    page = aisha.get(file(aisha, message)).content.decode()
    for words in (
        "Thank you. The school has it.",
        "<bdi>Dan Whitmore</bdi> won’t know it was you.",
        "A moderator looks at it",
        "<p>By ",
        "<strong>999</strong>",
        "01632 960142",
        "Add a note",
        "Take it back",
    ):
        assert words in page
    assert Report.objects.get().reference in page


def test_a_danger_goes_to_the_safeguarding_lead_and_says_so_to_nobody_else(
    cast: Cast, aisha: Client, message: Message
) -> None:
    page = aisha.get(file(aisha, message, "child_danger")).content.decode()
    assert "The safeguarding lead looks at it" in page
    assert Report.objects.get().case.queue == Queue.DSL


def test_something_else_reported_does_not_tell_of_other_reports(
    cast: Cast, aisha: Client, message: Message
) -> None:
    """Kofi's worry made the case urgent; Aisha reads what her own reason promises, in the page and the notice."""
    report(cast.kofi, message, "child_danger")
    page = aisha.get(file(aisha, message)).content.decode()
    assert "A moderator looks at it" in page
    own = Report.objects.get(reporter=cast.aisha)
    assert own.case.queue == Queue.DSL
    promised = promised_by("unkind", own.filed_at)
    assert promised > own.case.due_at
    assert f"By {when(promised)}." in page
    notice = Notice.objects.get(user_id=cast.aisha.pk)
    assert notice.facts["due_at"] == promised.isoformat()


def test_a_message_i_cannot_see_cannot_be_reported(cast: Cast, message: Message) -> None:
    tom = sign_in(cast.tom)
    for answer in (
        tom.get(f"/messages/{message.pk}/report"),
        tom.post(f"/messages/{message.pk}/report", {"reason": "child_danger"}),
        tom.get(f"/messages/{message.pk}/report", headers=JSON),
        tom.get("/messages/999999/report"),
    ):
        assert answer.status_code == 404
    assert not Report.objects.exists()


def test_after_scrubbing_the_office_is_told_in_words(aisha: Client, message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(scrubbed_at=timezone.now(), body="")
    for answer in (
        aisha.get(f"/messages/{message.pk}/report"),
        aisha.post(f"/messages/{message.pk}/report", {"reason": "unkind"}),
    ):
        assert answer.status_code == 410
        assert "Tell us in words" in answer.content.decode()
        assert "office@hollybank.example.org" in answer.content.decode()


def test_a_refused_report_keeps_its_text(aisha: Client, message: Message) -> None:
    answer = aisha.post(f"/messages/{message.pk}/report", {"reason": "boring", "comment": "My own words"})
    assert answer.status_code == 422
    assert "Choose what’s wrong with it." in answer.content.decode()
    assert "My own words</textarea>" in answer.content.decode()
    long = "word " * 250
    answer = aisha.post(f"/messages/{message.pk}/report", {"reason": "unkind", "comment": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert not Report.objects.exists()


def test_the_eleventh_report_of_an_hour_waits_but_a_danger_never(
    cast: Cast, aisha: Client, message: Message, clock: Clock
) -> None:
    for number in range(10):
        clock.moves(seconds=10)
        file(aisha, said(cast.dan, cast.willow_room, f"Again {number}"))
    answer = aisha.post(f"/messages/{message.pk}/report", {"reason": "unkind"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "When someone may be in danger, you can always send it." in answer.content.decode()
    answer = aisha.post(f"/messages/{message.pk}/report", {"reason": "unkind"}, headers=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (429, "too_many")
    assert 'value="child_danger"' in answer.json()["html"]
    file(aisha, message, "child_danger")


def test_scripts_get_the_same_html_as_json(aisha: Client, message: Message) -> None:
    address = f"/messages/{message.pk}/report"
    assert 'value="unkind"' in aisha.get(address, headers=JSON).json()["html"]
    sent = {"reason": "unkind", "client_id": str(uuid4())}
    answers = [aisha.post(address, sent, content_type="application/json", headers=JSON) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    reference = Report.objects.get().reference
    assert {answer.json()["report"] for answer in answers} == {reference}
    assert "Thank you. The school has it." in answers[0].json()["html"]
    assert "You reported this already." in answers[1].json()["html"]
    assert "You reported this already: It’s unkind." in aisha.get(address, headers=JSON).json()["html"]


@pytest.mark.parametrize("sent", [{"client_id": "nonsense"}, {"reason": 7}, {"comment": ["no"]}])
def test_malformed_reports_are_refused(aisha: Client, message: Message, sent: dict[str, Any]) -> None:
    answer = aisha.post(
        f"/messages/{message.pk}/report", {"reason": "unkind"} | sent, content_type="application/json"
    )
    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_a_removed_message_can_be_reported_without_its_words(
    cast: Cast, aisha: Client, message: Message
) -> None:
    remove_message(message=message, actor=cast.dan)
    page = aisha.get(f"/messages/{message.pk}/report").content.decode()
    assert "Removed by its author." in page
    assert WORDS not in page
    file(aisha, message)
