"""The page of a case: what it shows, in which order, to whom, and what opening it leaves behind."""

import re
from datetime import timedelta

import pytest

from audit.models import AuditEntry
from moderation.models import Case, EvidenceCapsule
from moderation.verbs import Verb
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.casework import Desk, held_case, words_of
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import HIDE, decided, do, report
from tests.moderation.test_conflicts import child_in, parent_of
from tests.rooms.talk import said

REST = "mum is a liar and everybody knows it"  # what follows the name, which is marked


@pytest.fixture
def case(cast: Cast, message: Message) -> Case:
    return report(cast.aisha, message, comment="He said it twice.").case


def test_the_page_shows_all_of_the_case_in_its_order(cast: Cast, case: Case, message: Message) -> None:
    page = Desk(cast.lowe, case).reads()
    sections = re.findall(r'<section class="sec" id="(\w+)"', page)
    assert sections == ["posted", "reports", "record", "trail", "notes"]
    shown = words_of(page)
    assert REST in shown.split("What was posted")[1]
    assert "found 1 of 1: Callum" in shown
    assert f"Case {case.reference}" in shown
    assert "It’s unkind , from Aisha Rahman" in shown
    assert "He said it twice." in shown
    assert "Dan can’t see who reported" in shown
    assert "Nobody has claimed it" in shown
    assert page.count("<h1") == 1


def test_opening_the_page_claims_nothing_and_is_written_down_once(
    cast: Cast, case: Case, clock: Clock
) -> None:
    desk = Desk(cast.lowe, case)
    for _again in range(3):
        desk.reads()
    looks = AuditEntry.objects.filter(action="moderation.evidence.opened", actor_id=cast.lowe.pk)
    assert looks.count() == 1
    case.refresh_from_db()
    assert (case.state, case.assignee, case.first_seen_at is None) == ("new", None, False)
    Desk(cast.bello, case).reads()
    clock.moves(minutes=10)
    desk.reads()
    assert looks.count() == 2
    assert AuditEntry.objects.filter(action="moderation.evidence.opened").count() == 3


def test_more_to_read_is_another_look(cast: Cast, case: Case, message: Message) -> None:
    desk = Desk(cast.lowe, case)
    desk.reads()
    report(cast.kofi, message, "hate")
    desk.reads()
    assert AuditEntry.objects.filter(action="moderation.evidence.opened").count() == 2


def test_one_message_either_side_and_more_on_request(cast: Cast) -> None:
    lines = [said(cast.hannah, cast.willow_room, f"line {number}") for number in range(5)]
    case = report(cast.aisha, lines[2]).case
    page = Desk(cast.lowe, case).reads()
    more = "".join(re.findall(r"<details>(.*?)</details>", page, re.DOTALL))
    assert [f"line {number}" in more for number in range(5)] == [True, False, False, False, True]
    assert all(f"line {number}" in page for number in range(5))


def test_an_edit_shows_as_words_added_and_taken_away(cast: Cast, case: Case, message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(body=WORDS.replace("liar", "star"))
    report(cast.kofi, message, "hate")
    page = Desk(cast.lowe, case).reads()
    assert re.search(r"<del>.*?taken away:.*?liar</del>", page)
    assert re.search(r"<ins>.*?added:.*?star</ins>", page)


def test_the_record_is_what_followed_before_and_nothing_they_reported(cast: Cast, case: Case) -> None:
    earlier = decided(report(cast.kofi, said(cast.dan, cast.willow_room)).case, cast.bello)
    theirs = report(cast.dan, said(cast.kofi, cast.willow_room)).case
    page = Desk(cast.lowe, case).reads()
    record = re.search(r'<section class="sec" id="record".*?</section>', page, re.DOTALL)
    assert record
    assert "message taken down" in record[0]
    assert "Be kind" in record[0]
    assert earlier.reference not in record[0]
    case_part = page[page.index('id="main"') :]
    assert theirs.reference not in case_part


def test_other_cases_of_the_same_message_are_a_link_away(cast: Cast, case: Case, message: Message) -> None:
    other = report(cast.kofi, message, "child_account").case
    assert f'href="/cases/{other.reference}/"' in Desk(cast.lowe, case).reads().split('id="others"')[1]


def test_what_was_done_reads_as_sentences(cast: Cast, case: Case) -> None:
    do(Verb.CLAIM, case, cast.bello)
    trail = words_of(Desk(cast.lowe, case).reads()).split("What’s been done")[1]
    for line in ("Aisha Rahman", "Mr Bello"):
        assert line in trail
    assert "moderation." not in trail


def test_a_note_is_kept_and_one_that_is_too_long_is_not_lost(cast: Cast, case: Case) -> None:
    desk = Desk(cast.lowe, case)
    assert desk.sends("note", text="I rang the office.").status_code == 302
    assert "I rang the office." in Desk(cast.bello, case).reads()
    for text in ("  ", "x" * 2001):
        answer = desk.sends("note", text=text)
        assert answer.status_code == 422
        assert text.strip() in answer.content.decode()
    assert case.notes.count() == 1


@pytest.mark.parametrize("verb", ["claim", "take_over"])
def test_a_note_that_is_being_written_comes_along_with_a_claim(cast: Cast, case: Case, verb: str) -> None:
    if verb == "take_over":
        do(Verb.CLAIM, case, cast.bello)
    answer = Desk(cast.lowe, case).claims_with(verb, text="Half a note")
    assert answer.status_code == 200
    assert "Claimed by you" in answer.content.decode()
    assert "Half a note</textarea>" in answer.content.decode()
    again = Desk(cast.bello, case).sends("claim", version=1, verb="claim", text="Another note")
    assert again.status_code == 409
    assert "Another note</textarea>" in again.content.decode()
    assert not case.notes.exists()


def test_purged_words_are_gone_from_the_page(cast: Cast, case: Case) -> None:
    now = case.opened_at
    EvidenceCapsule.objects.update(body_enc="", key_enc="", purged_at=now)
    page = Desk(cast.lowe, case).reads()
    assert REST not in page[page.index('id="main"') :]
    assert "The words are not kept any more." in page


def test_claim_let_go_and_take_over(cast: Cast, case: Case) -> None:
    lowe, bello = Desk(cast.lowe, case), Desk(cast.bello, case)
    assert "Claim it to decide." in lowe.reads()
    assert lowe.claims().status_code == 302
    assert "Claimed by you" in lowe.reads()
    assert "Let go" in lowe.reads()
    assert "Mrs Lowe is on this." in bello.reads()
    assert 'id="decide"' not in bello.reads()
    assert bello.claims("take_over").status_code == 302
    case.refresh_from_db()
    assert case.assignee == cast.bello
    assert bello.claims("unclaim").status_code == 302
    case.refresh_from_db()
    assert (case.state, case.assignee) == ("new", None)


def test_a_take_over_says_whose_it_was(cast: Cast, case: Case) -> None:
    Desk(cast.lowe, case).claims()
    Desk(cast.bello, case).claims("take_over")
    assert "Mrs Lowe" in words_of(Desk(cast.bello, case).reads()).split("What’s been done")[1]


def test_letting_go_of_a_colleagues_case_is_refused_kindly(cast: Cast, case: Case) -> None:
    Desk(cast.lowe, case).claims()
    answer = Desk(cast.bello, case).claims("unclaim")
    assert answer.status_code == 403
    assert "This case isn’t with you now" in words_of(answer)


def test_a_claim_without_a_verb_or_a_version_is_no_request(cast: Cast, case: Case) -> None:
    desk = Desk(cast.lowe, case)
    assert desk.claims("refer").status_code == 400
    assert desk.client.post(f"{desk.address}claim", {"verb": "claim"}).status_code == 400


def test_a_case_closes_when_nothing_is_left_in_it(cast: Cast, case: Case) -> None:
    desk = Desk(cast.lowe, case)
    assert "Close the case" not in desk.reads()
    assert desk.sends("closing").status_code == 409
    case.reports.update(withdrawn_at=case.opened_at)
    assert "Close the case" in desk.reads()
    assert desk.sends("closing").status_code == 302
    case.refresh_from_db()
    assert case.state == "closed"


def test_a_held_message_says_who_waits(cast: Cast) -> None:
    case = held_case(cast.sam, cast.willow_room, "Is Layla well again?")
    desk = Desk(cast.lowe, case)
    desk.claims()
    page = words_of(desk.reads())
    for words in ("Not sent yet", "Sam is waiting.", "Post it", "Don’t post it"):
        assert words in page


def test_safeguarding_cases_are_ms_kaurs_alone(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "child_danger").case
    page = Desk(cast.kaur, case).reads()
    assert "A child may not be safe" in page
    assert 'id="risk"' not in page
    for person in (cast.lowe, cast.bello, cast.lindqvist, cast.penrose, cast.osei):
        assert sign_in(person).get(f"/cases/{case.reference}/").status_code == 404


def test_a_moderator_who_worries_is_told_whom_to_ring(cast: Cast, case: Case, message: Message) -> None:
    page = Desk(cast.lowe, case).reads()
    assert "Tell Ms Kaur" in words_of(page)
    assert f'href="/messages/{message.pk}/report"' in page
    elsewhere = Desk(cast.bello, case).reads()  # reads no room of Willow, so has nothing to report from
    assert "Tell Ms Kaur" in words_of(elsewhere)
    assert f'href="/messages/{message.pk}/report"' not in elsewhere


def test_a_moderators_own_report_hands_the_case_over(cast: Cast, case: Case, message: Message) -> None:
    desk = Desk(cast.lowe, case)
    desk.claims()
    report(cast.lowe, message, "child_danger")
    assert desk.client.get(desk.address).status_code == 404
    case.refresh_from_db()
    assert (case.queue, case.assignee) == ("dsl", None)
    assert REST in Desk(cast.kaur, case).reads()


VERBS = ("claim", "decision", "undo", "note", "closing")


def test_a_conflicted_moderator_finds_no_trace(cast: Cast) -> None:
    case = report(cast.aisha, said(cast.lowe, cast.willow_room, "A word of mine")).case
    desk = Desk(cast.lowe, case)
    assert desk.client.get(desk.address).status_code == 404
    for verb in VERBS:
        assert desk.sends(verb, verb="claim", text="Hello", **{"reasons": "x"}).status_code == 404
    queue = desk.client.get(f"/staff/queue?done={case.reference}").content.decode()
    assert queue.count(case.reference) == 0
    assert case.reference in Desk(cast.bello, case).reads()


def test_a_staff_parent_never_sees_own_class_cases(cast: Cast, case: Case) -> None:
    parent_of(cast.lowe, child_in(cast.willow))
    desk = Desk(cast.lowe, case)
    assert desk.client.get(desk.address).status_code == 404
    for verb in VERBS:
        assert desk.sends(verb, verb="claim", text="Hello").status_code == 404
    oak = report(cast.tom, said(cast.sam, cast.oak_room)).case
    page = Desk(cast.lowe, oak).reads()
    assert case.reference not in page


def test_the_time_left_and_of_how_much(cast: Cast, message: Message, clock: Clock) -> None:
    case = report(cast.aisha, message, "hate").case
    Case.objects.filter(pk=case.pk).update(due_at=clock.now + timedelta(minutes=22, seconds=30))
    page = words_of(Desk(cast.lowe, case).reads())
    assert "22 min left" in page
    clock.moves(hours=2)
    assert "late by" in words_of(Desk(cast.lowe, case).reads())


def test_a_decided_case_says_how_it_ended(cast: Cast, case: Case) -> None:
    decided(case, cast.bello, HIDE)
    html = Desk(cast.lowe, case).reads()
    page = words_of(html[html.index('id="decided"') :])
    for words in ("Hidden", "Mr Bello", "Be kind", HIDE.reasons):
        assert words in page
    assert "/undo" not in html
