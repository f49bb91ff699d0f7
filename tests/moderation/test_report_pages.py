"""Reporting and My reports without script: plain pages and forms."""

import pytest
from django.test import Client

from moderation.choices import FIRST, MORE
from moderation.kinds import Queue, Reason
from moderation.models import Report
from moderation.reasons import SOMETHING_ELSE
from rooms.models import Message
from tests.cast import Cast, sign_in


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
