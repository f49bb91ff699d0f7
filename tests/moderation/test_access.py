"""The doors, and the lists behind them."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from moderation import queries
from moderation.access import case_for, must_look_after_cases, report_for
from moderation.models import Case
from moderation.verbs import Verb
from people.access import SignInFirst
from people.models import ClassRole
from rooms.models import Message
from tests.architecture.tree import ROOT, of
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import LEAVE_UP, WARN, decided, do, report
from tests.rooms.talk import said

WITH_A_QUEUE = {"lowe", "bello", "kaur", "holt", "lindqvist", "young", "penrose"}
WITHOUT = {"sam", "hannah", "dan", "aisha", "kofi", "tom", "adeyemi", "osei", "grant"}


def test_only_people_with_a_queue_come_in(cast: Cast) -> None:
    for name in WITH_A_QUEUE:
        assert must_look_after_cases(getattr(cast, name)) == getattr(cast, name)
    for name in WITHOUT:
        with pytest.raises(Http404):
            must_look_after_cases(getattr(cast, name))
    with pytest.raises(SignInFirst):
        must_look_after_cases(AnonymousUser())
    ClassRole.objects.create(user=cast.grant, school_class=cast.oak, role="moderator")
    assert must_look_after_cases(cast.grant) == cast.grant


def test_a_case_has_one_answer_for_strangers_and_wrong_addresses(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    assert case_for(cast.lowe, case.reference) == case
    for name in WITHOUT | {"kaur", "lindqvist", "penrose", "young"}:
        with pytest.raises(Http404):
            case_for(getattr(cast, name), case.reference)
    with pytest.raises(Http404):
        case_for(cast.lowe, "C-99999")


def test_a_report_opens_for_its_reporter_alone(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    assert report_for(cast.aisha, filed.reference) == filed
    for person in (cast.dan, cast.kofi, cast.hannah, cast.lowe, cast.kaur, cast.tom):
        with pytest.raises(Http404):
            report_for(person, filed.reference)


def test_cases_have_one_door() -> None:
    """Outside actions, queries and jobs, which find cases by rule, cases are found by `visible_to` alone."""
    rules = re.compile(
        r"moderation/(actions|models|migrations|management)/|moderation/(queries|conflicts)\.py|tests/"
    )
    doors = re.compile(r"\b(?:Case|Decision|Report|EvidenceCapsule)\.objects\.(?!visible_to|has_queue)\w+")
    allowed = {"moderation/access.py", "moderation/my_reports.py", "moderation/hiding.py"}
    allowed |= {
        "moderation/capsules.py",
        "moderation/notice_words.py",
        "moderation/references.py",
        "moderation/unsealed.py",
    }
    found = {}
    for path in of(".py"):
        name = str(Path(path).relative_to(ROOT))
        if not rules.search(name) and (hits := doors.findall(path.read_text())):
            found[name] = hits
    assert set(found) <= allowed, found


def test_the_queue_is_sorted_by_time_left(cast: Cast, clock: Clock, django_assert_num_queries: Any) -> None:
    low = report(cast.aisha, said(cast.dan, cast.willow_room))
    high = report(cast.aisha, said(cast.dan, cast.willow_room), "hate")
    shared = report(cast.aisha, said(cast.hannah, cast.willow_room))
    report(cast.kofi, Message.objects.get(pk=shared.target_id))
    queries.queue_of(cast.lowe).exists()  # roles are asked once
    with django_assert_num_queries(2):  # own children's classes, and the list
        rows = [(case.pk, case.report_count, case.room.title) for case in queries.queue_of(cast.lowe)]
    assert [pk for pk, _count, _room in rows] == [high.case_id, low.case_id, shared.case_id]
    assert [count for _pk, count, _room in rows] == [1, 1, 2]
    decided(low.case, cast.lowe, LEAVE_UP)
    do(Verb.CLAIM, high.case, cast.bello)
    assert [case.pk for case in queries.queue_of(cast.lowe)] == [high.case_id, shared.case_id]
    assert [case.pk for case in queries.mine_of(cast.bello)] == [high.case_id]
    assert not queries.mine_of(cast.lowe).exists()
    assert [case.pk for case in queries.decided_of(cast.lowe)] == [low.case_id]


def test_messages_of_a_list_come_in_one_query(
    cast: Cast, message: Message, django_assert_num_queries: Any
) -> None:
    about, other = report(cast.aisha, message).case, report(cast.aisha, message, "child_account").case
    with django_assert_num_queries(1):
        assert queries.messages_of([about, other]) == {about.pk: message}
    assert queries.message_of(other) is None


def test_cases_of_one_target_show_each_other_to_who_may_see_both(cast: Cast, message: Message) -> None:
    shared = report(cast.aisha, message).case
    account = report(cast.kofi, message, "child_account").case
    report(cast.kofi, message, "staff_worry")
    report(cast.aisha, said(cast.dan, cast.willow_room))
    assert list(queries.others_of_target(shared, cast.lowe)) == [account]
    assert list(queries.others_of_target(account, cast.lowe)) == [shared]


def test_the_record_is_what_followed_for_this_person_in_this_room(cast: Cast, clock: Clock) -> None:
    warned = decided(report(cast.aisha, said(cast.dan, cast.willow_room)).case, cast.lowe, WARN)
    decided(report(cast.aisha, said(cast.dan, cast.willow_room)).case, cast.lowe, LEAVE_UP)
    decided(report(cast.aisha, said(cast.hannah, cast.willow_room)).case, cast.lowe)
    decided(report(cast.dan, said(cast.kofi, cast.willow_room)).case, cast.lowe)
    danger = said(cast.dan, cast.willow_room)
    decided(report(cast.aisha, danger, "child_danger").case, cast.kaur)
    undone = decided(report(cast.aisha, said(cast.dan, cast.willow_room)).case, cast.lowe)
    do(Verb.UNDO, undone, cast.lowe)
    case = report(cast.kofi, said(cast.dan, cast.willow_room)).case
    assert [decision.case for decision in queries.record_of(case, cast.lowe)] == [warned]
    assert list(queries.record_of(Case.objects.get(pk=warned.pk), cast.lowe)) == []
