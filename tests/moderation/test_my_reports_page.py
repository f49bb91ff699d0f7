"""My reports: how each stands, adding to one, taking it back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from moderation.kinds import State
from moderation.models import Case, Report
from moderation.verbs import Verb
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import LEAVE_UP, decided, do, report
from tests.rooms.talk import said


@pytest.fixture
def aisha(cast: Cast) -> Client:
    return sign_in(cast.aisha)


def file(client: Client, message: Message, reason: str = "unkind") -> str:
    """The address of the report's page, after tapping a category."""
    return str(client.post(f"/messages/{message.pk}/report", {"reason": reason})["Location"])


def test_a_note_is_added_and_what_cannot_be_added_stays_in_the_box(
    cast: Cast, aisha: Client, message: Message
) -> None:
    address = file(aisha, message)
    assert aisha.post(f"{address}/note", {"text": "Third time this week"}).status_code == 302
    assert "Third time this week" in aisha.get(address).content.decode()
    assert aisha.post(f"{address}/note", {"text": "Third time this week"}).status_code == 302
    assert Report.objects.get().comment == "Third time this week"
    assert aisha.post(f"{address}/note", {"text": "  "}).status_code == 422
    long = "x" * 1001
    answer = aisha.post(f"{address}/note", {"text": long})
    assert answer.status_code == 422
    assert f"{long}</textarea>" in answer.content.decode()
    Case.objects.update(state=State.CLOSED, closed_at=timezone.now())
    answer = aisha.post(f"{address}/note", {"text": "One more thing"})
    assert answer.status_code == 409
    assert "One more thing</textarea>" in answer.content.decode()


def test_it_is_taken_back_until_somebody_reads_it(cast: Cast, aisha: Client, message: Message) -> None:
    address = file(aisha, message)
    assert aisha.post(f"{address}/withdrawal").status_code == 302
    page = aisha.get(address).content.decode()
    assert page.count("You took it back.") == 1
    assert "nobody looks at the message because of it." in page
    assert "You took it back." not in aisha.get("/you/reports").content.decode()
    address = file(aisha, message)
    do(Verb.CLAIM, Case.objects.exclude(state=State.CLOSED).get(), cast.lowe)
    answer = aisha.post(f"{address}/withdrawal")
    assert answer.status_code == 409
    assert "The school is already reading it" in answer.content.decode()
    assert Report.objects.get(reference=address.rpartition("/")[2]).withdrawn_at is None


def test_my_reports_says_each_status_in_words(
    cast: Cast, aisha: Client, message: Message, clock: Clock
) -> None:
    assert "You haven’t reported anything." in aisha.get("/you/reports").content.decode()
    file(aisha, message)
    assert listed(aisha) == ["Sent"]
    case = Case.objects.get()
    do(Verb.CLAIM, case, cast.lowe)
    assert listed(aisha) == ["Being read"]
    do(Verb.DECIDE, case, cast.lowe, LEAVE_UP)
    assert listed(aisha) == ["Being read"]
    clock.moves(seconds=11)
    assert listed(aisha) == ["Left up"]
    page = aisha.get("/you/reports").content.decode()
    assert f"{Report.objects.get().reference}, " in page
    assert "It didn’t break the rules, so we left it up." in page
    assert "If you think we got it wrong, tell the office: " in page
    hidden = report(cast.aisha, said(cast.dan, cast.willow_room, "Another one"), "money_scam")
    decided(hidden.case, cast.lowe)
    clock.moves(seconds=11)
    assert listed(aisha) == ["Taken down", "Left up"]
    assert "Lowe" not in aisha.get("/you/reports").content.decode()
    assert WORDS not in aisha.get("/you/reports").content.decode()


def listed(client: Client) -> list[str]:
    """The words of the chips, from the top."""
    page = client.get("/you/reports").content.decode()
    return re.findall(r'<span class="chip [^"]*"><svg.*?</svg>([^<]*)</span>', page)


def test_my_reports_costs_the_same_however_many(
    cast: Cast, aisha: Client, message: Message, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        report(cast.aisha, said(cast.dan, cast.willow_room, f"Again {number}"))
    aisha.get("/you/reports")
    with django_assert_max_num_queries(16):
        aisha.get("/you/reports")
