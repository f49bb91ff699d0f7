"""Deciding on the page: what is applied, where it leads, how it is undone, and that no typed word is lost."""

import re
from typing import Any

import pytest

from moderation.kinds import State
from moderation.models import Case, Decision, Sanction
from moderation.notice_words import words_of as words_of_notices
from moderation.verbs import Verb
from notices.queries import notices_of
from people.models import Rule
from people.queries import active_rules
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.casework import HIDE, LEAVE_UP, WARN, Desk, held_case, words_of
from tests.moderation.clock import Clock
from tests.moderation.reporting import PUT_BACK, do, report
from tests.rooms.page import fresh
from tests.rooms.talk import said

TYPED = {"reasons": "Half a thought about Dan", "internal_reason": "Ask Mrs Adeyemi"}


@pytest.fixture
def case(cast: Cast, message: Message) -> Case:
    return report(cast.aisha, message).case


@pytest.fixture
def desk(cast: Cast, case: Case) -> Desk:
    """Mrs Lowe has claimed it."""
    desk = Desk(cast.lowe, case)
    assert desk.claims().status_code == 302
    return desk


def chosen(page: str) -> set[str]:
    """What is ticked on the panel, as name=value."""
    inputs = re.findall(r"<input type=\"(?:radio|checkbox)\"[^>]*\schecked\b[^>]*>", page)
    return {"{}={}".format(*re.findall(r'(?:name|value)="([^"]*)"', one)) for one in inputs}


def test_hiding_and_warning_lead_to_the_next_case(
    cast: Cast, case: Case, desk: Desk, message: Message
) -> None:
    following = report(cast.kofi, said(cast.hannah, cast.willow_room)).case
    answer = desk.decides(**HIDE, **WARN)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/cases/{following.reference}/?done={case.reference}#case-title",
    )
    message.refresh_from_db()
    assert (message.state, message.removed_by) == ("removed", cast.lowe)
    assert Sanction.objects.get().user == cast.dan
    page = words_of(desk.client.get(answer["Location"]))
    assert "Done. Message hidden. Warned Dan Whitmore. 1 left." in page
    assert "Undo" in page


def test_the_last_case_leads_back_to_the_list(cast: Cast, case: Case, desk: Desk) -> None:
    answer = desk.decides(**LEAVE_UP)
    assert answer["Location"] == f"/staff/queue?done={case.reference}#queue-title"
    assert "Done. Message left up. Nothing is left." in words_of(desk.client.get(answer["Location"]))


def test_the_next_case_is_one_that_nobody_works_on(cast: Cast, case: Case, desk: Desk) -> None:
    taken = report(cast.kofi, said(cast.hannah, cast.willow_room)).case
    free = report(cast.kofi, said(cast.hannah, cast.willow_room)).case
    do(Verb.CLAIM, taken, cast.bello)
    assert desk.decides(**LEAVE_UP)["Location"].startswith(f"/cases/{free.reference}/")


def test_undo_within_ten_seconds_restores_and_tells_nobody(
    cast: Cast, case: Case, message: Message, clock: Clock
) -> None:
    desk = Desk(cast.lowe, case)
    desk.claims()
    landing = desk.decides(**HIDE, **WARN, internal_reason="Second time")["Location"]
    clock.moves(seconds=4)
    page = desk.client.get(landing).content.decode()
    assert 'data-left="6000"' in page
    clock.moves(seconds=5)
    assert desk.undoes()["Location"] == f"{desk.address}#case-title"
    message.refresh_from_db()
    case.refresh_from_db()
    assert (message.state, case.state, case.assignee) == ("posted", State.OPEN, cast.lowe)
    clock.moves(minutes=5)
    assert not notices_of(cast.dan.pk).exists()
    back = desk.reads()
    assert chosen(back) == {
        "content_action=remove",
        "touches_criticism=no",
        "sanction=warning",
        "rules=kind",
    }
    assert HIDE["reasons"] in back
    assert "Second time" in back


def test_undo_after_ten_seconds_is_refused_kindly(
    cast: Cast, case: Case, message: Message, clock: Clock
) -> None:
    desk = Desk(cast.lowe, case)
    desk.claims()
    landing = desk.decides(**HIDE)["Location"]
    clock.moves(seconds=10)
    page = desk.client.get(landing).content.decode()
    assert "Done. Message hidden." in page
    assert "/undo" not in page
    answer = desk.undoes()
    assert answer.status_code == 409
    assert "The ten seconds are over" in words_of(answer)
    message.refresh_from_db()
    assert message.state == "removed"
    clock.moves(minutes=1)
    assert "Done. Message hidden." not in desk.client.get(landing).content.decode()


def test_only_who_decided_is_offered_undo(cast: Cast, case: Case, desk: Desk) -> None:
    desk.decides(**HIDE)
    bello = Desk(cast.bello, case)
    assert "/undo" not in bello.reads(f"?done={case.reference}")
    assert bello.undoes().status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"rules": []}, "id_rules"),
        ({"rules": ["nothing-like-it"]}, "id_rules"),
        ({"reasons": " "}, "id_reasons"),
        ({"reasons": "x" * 2001}, "id_reasons"),
        ({"internal_reason": "x" * 2001}, "id_internal_reason"),
        ({"touches_criticism": ""}, "id_touches_criticism"),
        ({"content_action": ""}, "id_content_action"),
        ({"content_action": "redact"}, "id_content_action"),
        ({"content_action": "restore"}, "id_content_action"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    case: Case, desk: Desk, message: Message, change: dict[str, Any], field: str
) -> None:
    sent = HIDE | {"internal_reason": "Ask Mrs Adeyemi"} | change
    answer = desk.decides(**sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    assert str(sent["reasons"]).strip() in page
    assert str(sent["internal_reason"]) in page
    message.refresh_from_db()
    assert (message.state, Decision.objects.count()) == ("posted", 0)


def test_typed_reasons_survive_a_409(cast: Cast, case: Case, desk: Desk, message: Message) -> None:
    seen = desk.version
    report(cast.kofi, message, "hate")
    answer = desk.sends("decision", version=seen, **HIDE | TYPED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Something new came in while you were here." in page
    for words in TYPED.values():
        assert words in page
    assert {"content_action=remove", "rules=kind", "touches_criticism=no"} <= chosen(page)
    assert "Hate or discrimination" in page
    assert not Decision.objects.exists()
    assert f'name="version" value="{desk.version}"' in page
    assert desk.decides(**HIDE | TYPED).status_code == 302


def test_a_stale_form_that_cannot_be_read_is_stale_first(
    cast: Cast, case: Case, desk: Desk, message: Message
) -> None:
    seen = desk.version
    report(cast.kofi, message, "hate")
    answer = desk.sends("decision", version=seen, **TYPED)
    assert answer.status_code == 409
    assert TYPED["reasons"] in answer.content.decode()


def test_two_moderators_at_once_one_gets_409(cast: Cast, case: Case, desk: Desk, message: Message) -> None:
    seen = desk.version
    bello = Desk(cast.bello, case)
    bello.claims("take_over")
    answer = desk.sends("decision", version=seen, **HIDE | TYPED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mr Bello (Moderator) took this over at" in page
    assert "Take over and keep what I wrote" in page
    assert TYPED["reasons"] in page
    taken = desk.claims_with(verb="take_over", **HIDE | TYPED)
    assert taken.status_code == 200
    assert TYPED["reasons"] in taken.content.decode()
    assert "data-apply" in taken.content.decode()


def test_who_comes_too_late_reads_who_finished_it(cast: Cast, case: Case, desk: Desk) -> None:
    following = report(cast.kofi, said(cast.hannah, cast.willow_room)).case
    seen = desk.version
    bello = Desk(cast.bello, case)
    bello.claims("take_over")
    bello.decides(**LEAVE_UP)
    answer = desk.sends("decision", version=seen, **HIDE | TYPED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mr Bello (Moderator) finished this case at" in page
    assert f'href="/cases/{following.reference}/"' in page
    assert "Not applied. Copy it if you want to keep it." in page
    for words in TYPED.values():
        assert words in page


def test_deciding_a_case_that_is_not_mine_is_refused(cast: Cast, case: Case, desk: Desk) -> None:
    answer = Desk(cast.bello, case).decides(**HIDE | TYPED)
    assert answer.status_code == 403
    assert TYPED["reasons"] in answer.content.decode()
    unclaimed = Desk(cast.bello, report(cast.kofi, said(cast.hannah, cast.willow_room)).case)
    assert unclaimed.decides(**HIDE).status_code == 409


def test_criticism_is_not_a_selectable_rule(case: Case, desk: Desk) -> None:
    page = desk.reads()
    rules = re.findall(r'name="rules" value="([^"]+)" data-title="([^"]+)"', page)
    assert [code for code, _title in rules] == [rule.code for rule in active_rules()]
    assert "critic" not in " ".join(code + title for code, title in rules).lower()


def test_taking_criticism_down_needs_somebody_else(case: Case, desk: Desk, message: Message) -> None:
    answer = desk.decides(**HIDE | TYPED | {"touches_criticism": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "a governor has to agree" in page
    assert TYPED["reasons"] in page
    message.refresh_from_db()
    assert message.state == "posted"
    assert desk.decides(**LEAVE_UP, touches_criticism="yes").status_code == 302
    decision = Decision.objects.get()
    assert (decision.touches_criticism, decision.content_action) == (True, "none")


def test_a_rule_is_suggested_for_what_was_reported(case: Case, desk: Desk) -> None:
    page = desk.reads()
    assert chosen(page) == {"sanction=", "rules=kind"}
    assert "the way you would at the school gate" in page


def test_a_rule_that_ended_is_not_suggested(case: Case, desk: Desk) -> None:
    Rule.objects.filter(code="kind").update(active_to=case.opened_at)
    page = desk.reads()
    assert 'value="kind"' not in page
    assert chosen(page) == {"sanction="}


def test_leaving_it_up_blames_nobody(case: Case, desk: Desk) -> None:
    suggested = re.search(r'name="reasons"[^>]*>([^<]*)<', desk.reads())
    assert suggested
    desk.decides(**LEAVE_UP, rules=["kind"], reasons=suggested[1], internal_reason="Fair comment")
    decision = Decision.objects.get()
    assert (list(decision.rules.all()), decision.reasons) == ([], "")
    assert decision.internal_reason == "Fair comment"


def test_the_preview_is_what_the_author_reads(cast: Cast, case: Case, clock: Clock) -> None:
    desk = Desk(cast.lowe, case)
    desk.claims()
    preview = words_of(desk.reads().split('id="preview"')[1])
    desk.decides(**HIDE, **WARN)
    clock.moves(seconds=10)
    notices = list(notices_of(cast.dan.pk))
    words = words_of_notices(notices)[notices[0].pk]
    assert words.title.split(" (")[0] in preview
    for line in words.lines:
        assert line.replace(HIDE["reasons"], "").strip() in preview


def test_nobody_is_warned_in_announcements(cast: Cast) -> None:
    desk = Desk(cast.lowe, report(cast.aisha, said(cast.adeyemi, cast.willow_notices)).case)
    desk.claims()
    assert 'value="warning"' not in desk.reads()
    assert desk.decides(**LEAVE_UP, **WARN, rules=["kind"], reasons="No").status_code == 422


def test_nobody_is_warned_in_a_safeguarding_case(cast: Cast, message: Message) -> None:
    """Not offered, and refused when it is sent all the same: the warning would reach nobody (MO-29)."""
    desk = Desk(cast.kaur, report(cast.aisha, message, "child_danger").case)
    desk.claims()
    assert 'value="warning"' not in desk.reads()
    answer = desk.decides(**HIDE, **WARN)
    assert answer.status_code == 422
    assert "Nobody can be warned here." in words_of(answer)
    assert not Decision.objects.exists()
    assert desk.decides(**HIDE).status_code == 302


def test_a_held_message_is_posted(cast: Cast, clock: Clock) -> None:
    case = held_case(cast.sam, cast.willow_room, "Is Layla well again?")
    desk = Desk(cast.lowe, case)
    desk.claims()
    answer = desk.decides(content_action="restore")
    assert "Done. Message posted." in words_of(desk.client.get(answer["Location"]))
    assert "Is Layla well again?" in str(fresh(sign_in(cast.dan), cast.willow_room))


def test_a_held_message_is_turned_down(cast: Cast, clock: Clock) -> None:
    case = held_case(cast.sam, cast.willow_room, "Is Layla well again?")
    desk = Desk(cast.lowe, case)
    desk.claims()
    answer = desk.decides(**HIDE)
    assert "Done. Message not posted." in words_of(desk.client.get(answer["Location"]))
    assert case.target_id not in fresh(sign_in(cast.dan), cast.willow_room)
    assert "Not posted" in words_of(desk.reads())


def test_a_hidden_message_is_put_back(cast: Cast, message: Message) -> None:
    desk = Desk(cast.lowe, report(cast.aisha, message, "private_info").case)
    desk.claims()
    assert "Put it back" in desk.reads()
    answer = desk.decides(content_action=PUT_BACK.content_action)
    assert "Done. Message put back." in words_of(desk.client.get(answer["Location"]))


def test_the_author_of_a_safeguarding_case_is_promised_nothing(cast: Cast, message: Message) -> None:
    desk = Desk(cast.kaur, report(cast.aisha, message, "child_danger").case)
    desk.claims()
    page = words_of(desk.reads())
    assert "No notice. In the chat it reads like any other message the school took down." in page
    assert "The school took down your message" not in page.split("What Dan will read")[1]


def test_a_refusal_says_what_the_colleague_did(cast: Cast, case: Case, desk: Desk) -> None:
    seen = desk.version
    do(Verb.TAKE_OVER, case, cast.bello)
    assert "Mr Bello (Moderator) took this over at" in words_of(
        desk.sends("decision", version=seen, **LEAVE_UP)
    )
    Desk(cast.bello, case).decides(**HIDE, **WARN)
    late = words_of(desk.sends("decision", version=seen, **LEAVE_UP))
    assert "Mr Bello (Moderator) finished this case at" in late
    assert "Message hidden. Warned Dan Whitmore. See what was done, or go to the next." in late
    assert "Not applied." not in late  # nothing was written


def test_an_open_page_learns_who_changed_the_case(cast: Cast, case: Case, desk: Desk) -> None:
    address, seen = f"/cases/{case.reference}/changes", desk.version
    assert desk.client.get(address, {"since": seen}).status_code == 204
    do(Verb.TAKE_OVER, case, cast.bello)
    news = desk.client.get(address, {"since": seen}).json()
    assert news["version"] == seen + 1
    assert news["words"].startswith("Mr Bello (Moderator) took this over at")
    assert "Mr Bello is on this" in news["head"]
    assert Desk(cast.bello, case).client.get(address, {"since": seen}).json()["words"] == ""
    assert sign_in(cast.dan).get(address).status_code == 404


def test_undo_says_that_the_message_is_back(cast: Cast, case: Case, desk: Desk) -> None:
    desk.decides(**HIDE)
    answer = desk.undoes()
    assert answer["Location"] == f"/cases/{case.reference}/#case-title"
    assert "Undone. The message is back." in words_of(desk.client.get(answer["Location"]))


def test_a_safeguarding_case_suggests_nothing(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "child_danger").case
    report(cast.kofi, message, "unkind")
    desk = Desk(cast.kaur, case)
    desk.claims()
    page = desk.reads()
    assert chosen(page) == {"sanction="}
    assert "Do what your policy says outside this page first." in page
    assert "What was done" in page
    assert "It could hurt someone" not in page
