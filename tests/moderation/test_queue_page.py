"""/staff/queue: what waits, for whom, in which order, and what no page says."""

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation.actions.held import open_held_case, open_low_case
from moderation.models import Case
from moderation.verbs import Verb
from people.models import SchoolRole, User
from rooms.actions.holding import Cause
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.queue_reading import counts, page, row, shown
from tests.moderation.reporting import decided, do, fresh_case, report
from tests.moderation.test_conflicts import child_in, parent_of
from tests.rooms.talk import said

SECRET = "Jayden Thompson has bruises again"


def everything(user: User) -> str:
    """Every byte of the list that this colleague can be sent, but for what is drawn by lot."""
    client = sign_in(user)
    changes = client.get("/staff/queue/changes").content.decode()
    html = "".join(page(client, tab) for tab in ("open", "mine", "decided", "warned")) + changes
    return re.sub(r'name="(csrfmiddlewaretoken|csrf-token)" (value|content)="\w+"', "", html)


def many_cases(cast: Cast, count: int) -> None:
    """As many cases that a colleague has, the first two reported."""
    for number in range(count):
        message = said(cast.dan, cast.willow_room)
        reported = number < 2 and not Case.objects.exists()
        case = report(cast.aisha, message).case if reported else open_low_case(message=message, actor=None)
        assert case is not None
        do(Verb.CLAIM, case, cast.bello)


def questions_of(client: Client) -> int:
    page(client)  # the first page of a day also notes the day
    with CaptureQueriesContext(connection) as asked:
        page(client)
    return len(asked)


def test_rows_are_in_order_of_time_left(cast: Cast) -> None:
    unkind = report(cast.aisha, said(cast.dan, cast.willow_room)).case
    scam = report(cast.aisha, said(cast.dan, cast.willow_room), "money_scam").case
    late = report(cast.aisha, said(cast.dan, cast.willow_room)).case
    Case.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=2, minutes=5))
    html = page(sign_in(cast.lowe))
    assert shown(html) == [late.reference, scam.reference, unkind.reference]
    assert 'class="due late"' in row(html, late)
    assert "late by 2 h" in row(html, late)


def test_under_an_hour_is_soon(cast: Cast, message: Message, clock: Clock) -> None:
    case = report(cast.aisha, message).case
    Case.objects.filter(pk=case.pk).update(due_at=clock.now + timedelta(minutes=48))
    html = page(sign_in(cast.lowe))
    assert 'class="due soon"' in row(html, case)
    assert "48 min left" in row(html, case)
    assert "1 due within the hour" in html


def test_a_row_says_what_it_is_where_and_who_has_it(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    report(cast.kofi, message, "names_child")
    do(Verb.CLAIM, case, cast.bello)
    told = row(page(sign_in(cast.lowe)), case)
    for words in ("Names or shows a child", "Normal", "Willow (Y3)", "2 reports", "Mr Bello has it"):
        assert words in told
    assert "data-claim" not in told
    assert "You have it" in row(page(sign_in(cast.bello), "mine"), case)


def test_only_words_that_everybody_reads_stand_in_a_row(cast: Cast) -> None:
    posted = report(cast.aisha, said(cast.dan, cast.willow_room, WORDS)).case
    hidden = report(cast.aisha, said(cast.dan, cast.willow_room, SECRET), "money_scam").case
    waits = said(cast.sam, cast.willow_room, SECRET)
    Message.objects.filter(pk=waits.pk).update(state="held", shown_at=None, held_at=timezone.now())
    asked = open_held_case(message=Message.objects.get(pk=waits.pk), cause=Cause.ASKED)
    html = page(sign_in(cast.lowe))
    assert WORDS in row(html, posted)
    assert "Hidden until someone looks." in row(html, hidden)
    assert asked is not None
    assert "Not sent yet" in row(html, asked)
    assert "waiting 1 min" in row(html, asked)
    assert SECRET not in html


def test_a_list_names_no_reporter(cast: Cast, message: Message) -> None:
    report(cast.aisha, message, comment="She told me at the gate")
    html = page(sign_in(cast.lowe))
    assert "Aisha" not in html
    assert "at the gate" not in html


def test_the_tabs_count_and_hold_what_is_theirs(cast: Cast) -> None:
    first, second, third = (report(cast.aisha, said(cast.dan, cast.willow_room)).case for _ in range(3))
    do(Verb.CLAIM, first, cast.lowe)
    decided(second, cast.bello)
    client = sign_in(cast.lowe)
    assert counts(page(client)) == {"open": 2, "mine": 1}
    assert set(shown(page(client))) == {first.reference, third.reference}
    assert shown(page(client, "mine")) == [first.reference]
    assert shown(page(client, "decided")) == [second.reference]
    assert shown(page(client, "nonsense")) == shown(page(client))


def test_an_empty_list_says_so_and_when_it_was_looked_at(cast: Cast) -> None:
    html = page(sign_in(cast.lowe))
    assert "All clear. Nothing is waiting." in html
    assert "Last checked at" in html


def test_a_childs_safety_leaves_no_trace_in_a_moderators_page(cast: Cast, clock: Clock) -> None:
    """UX 12.22, byte by byte: neither the number, the words, nor a count, in any tab or answer."""
    ordinary = report(cast.aisha, said(cast.dan, cast.willow_room)).case
    before = everything(cast.lowe), everything(cast.bello)
    danger = report(cast.tom, said(cast.sam, cast.oak_room, SECRET), "child_danger")
    assert (everything(cast.lowe), everything(cast.bello)) == before
    for trace in (danger.case.reference, SECRET, "may not be safe"):
        assert trace not in everything(cast.lowe)
    lead = page(sign_in(cast.kaur))
    assert shown(lead) == [danger.case.reference]
    assert ordinary.reference not in lead
    assert "A child may not be safe" in row(lead, danger.case)


def test_a_colleague_with_two_roles_sees_both_queues(cast: Cast, message: Message) -> None:
    ordinary = report(cast.aisha, message).case
    danger = report(cast.tom, said(cast.sam, cast.oak_room), "child_danger").case
    SchoolRole.objects.create(user=cast.kaur, role=SchoolRole.Role.MODERATOR)
    assert shown(page(sign_in(cast.kaur))) == [danger.reference, ordinary.reference]


def test_a_conflicted_moderator_sees_no_trace_and_the_same_total(cast: Cast, clock: Clock) -> None:
    """Mr Bello becomes a parent in Willow: its cases are gone for him from rows, counts and changes."""
    elsewhere = report(cast.tom, said(cast.sam, cast.oak_room)).case
    client = sign_in(cast.bello)
    parent_of(cast.bello, child_in(cast.willow))
    before = everything(cast.bello)
    hidden = report(cast.aisha, said(cast.dan, cast.willow_room, SECRET)).case
    assert everything(cast.bello) == before
    assert shown(page(client)) == [elsewhere.reference]
    assert counts(page(client)) == {"open": 1, "mine": 0}
    assert hidden.reference not in everything(cast.bello)
    assert hidden.reference in page(sign_in(cast.lowe))


def test_changes_are_numbers_only_and_nothing_when_nothing_changed(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    client = sign_in(cast.lowe)
    first = client.get("/staff/queue/changes?tab=open").json()
    assert first == {"seen": first["seen"], "count": 1, "versions": {case.reference: case.version}}
    assert f'data-seen="{first["seen"]}"' in page(client)
    assert client.get(f"/staff/queue/changes?tab=open&since={first['seen']}").status_code == 204
    do(Verb.CLAIM, case, cast.bello)
    changed = client.get(f"/staff/queue/changes?tab=open&since={first['seen']}").json()
    assert changed["versions"][case.reference] == Case.objects.get(pk=case.pk).version
    decided(fresh_case(report(cast.aisha, said(cast.dan, cast.willow_room))), cast.lowe)
    assert client.get(f"/staff/queue/changes?tab=open&since={changed['seen']}").status_code == 204


def test_two_hundred_cases_take_as_many_questions_as_two(cast: Cast) -> None:
    client = sign_in(cast.lowe)
    many_cases(cast, 2)
    few = questions_of(client)
    many_cases(cast, 198)
    assert questions_of(client) == few
    assert len(shown(page(client))) == 200


def test_one_long_word_and_a_name_from_right_to_left_stay_whole(cast: Cast) -> None:
    User.objects.filter(pk=cast.bello.pk).update(display_name="رانيا عبد الله")
    case = report(cast.aisha, said(cast.dan, cast.willow_room, "<b>" + "Donaudampfschiff" * 20)).case
    do(Verb.CLAIM, case, User.objects.get(pk=cast.bello.pk))
    told = row(page(sign_in(cast.lowe)), case)
    assert "<b>Donau" not in told
    assert "رانيا عبد الله" in told
    assert 'dir="auto"' in told


def test_letter_keys_are_turned_off_for_oneself_alone(cast: Cast) -> None:
    client = sign_in(cast.lowe)
    assert "data-letter-keys" not in page(client)
    assert client.post("/you/letter-keys", {}).status_code == 302
    assert 'data-letter-keys="off"' in page(client)
    assert "data-letter-keys" not in page(sign_in(cast.bello))
    client.post("/you/letter-keys", {"letter_keys": "on"})
    assert "data-letter-keys" not in page(client)
    assert b"Letter keys" in client.get("/you").content
    assert b"Letter keys" not in sign_in(cast.sam).get("/you").content
