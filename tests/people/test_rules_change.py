"""The rules change, and everybody reads them before they next post (UX section 6.1, PROTOCOL section 3)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from audit.models import AuditEntry
from people.actions.rules import BadRule, NoSuchRule, change_rule, end_rule
from people.models import Rule, RulesAcceptance, School
from people.queries import active_rules, has_read_rules
from rooms.access import membership_for
from rooms.models import Membership, Message
from rooms.pages import room_page
from tests.cast import Cast, sign_in
from tests.rooms.talk import said, say

CHANGED = "The rules changed. Read them before you post."


def change(cast: Cast, code: str = "kind", title: str = "Be kind, always") -> Rule:
    return change_rule(actor=cast.osei, code=code, title=title, text="Say it the way you would at the gate.")


def rules_page(cast: Cast) -> str:
    return f"/rooms/{cast.willow_room.slug}/rules"


def test_a_changed_rule_is_read_before_the_next_post(cast: Cast) -> None:
    change(cast)
    sam = sign_in(cast.sam)
    answer = say(sam, cast.willow_room)
    assert answer.status_code == 403
    assert answer.json() == {
        "reason": "rules",
        "words": CHANGED,
        "until": None,
        "rules_url": rules_page(cast),
    }
    assert not Message.objects.exists()
    read = sam.post(rules_page(cast), {"version": "2"})
    assert (read.status_code, read["Location"]) == (302, f"/rooms/{cast.willow_room.slug}/")
    assert say(sam, cast.willow_room).status_code == 201


def test_staff_read_them_too_in_chats_and_in_announcements(cast: Cast) -> None:
    change(cast)
    assert say(sign_in(cast.adeyemi), cast.willow_room).json()["reason"] == "rules"
    assert say(sign_in(cast.lindqvist), cast.school_notices).json()["reason"] == "rules"
    assert say(sign_in(cast.sam), cast.school_notices).json()["reason"] == "staff_only"


def test_reading_once_is_enough_for_every_room_and_counts_once(cast: Cast) -> None:
    change(cast)
    sam = sign_in(cast.sam)
    for _ in range(2):
        sam.post(rules_page(cast), {"version": "2"})
    assert RulesAcceptance.objects.filter(user=cast.sam, version=2).count() == 1
    assert say(sam, cast.oak_room).status_code == 201
    assert say(sign_in(cast.tom), cast.oak_room).json()["reason"] == "rules"


def test_a_retry_of_a_stored_message_succeeds_after_the_change(cast: Cast) -> None:
    message = said(cast.sam, cast.willow_room)
    change(cast)
    again = say(sign_in(cast.sam), cast.willow_room, "Hello", client_id=str(message.client_id))
    assert (again.status_code, Message.objects.count()) == (200, 1)


def test_the_room_shows_a_bar_with_a_link_and_keeps_words_without_script(cast: Cast) -> None:
    change(cast)
    sam = sign_in(cast.sam)
    page = sam.get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert CHANGED in page
    assert f'href="{rules_page(cast)}">Read the rules</a>' in page
    assert 'id="composer-form"' not in page
    form = {"client_id": "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a", "body": "Is it PE today?"}
    refused = sam.post(f"/rooms/{cast.willow_room.slug}/messages", form)
    assert refused.status_code == 403
    assert "Is it PE today?" in refused.content.decode()


def test_the_page_of_rules_says_what_changed_and_asks_until_it_is_read(cast: Cast) -> None:
    change(cast)
    sam = sign_in(cast.sam)
    page = sam.get(rules_page(cast)).content.decode()
    assert "Be kind, always" in page
    assert page.count(">Changed</span>") == 1
    assert "I’ve read it" in page
    assert f"Set by {cast.school}. As they read since {timezone.localdate():%-d %B %Y}." in page
    sam.post(rules_page(cast), {"version": "2"})
    after = sam.get(rules_page(cast)).content.decode()
    assert "I’ve read it" not in after
    assert ">Changed</span>" not in after


def test_who_never_read_them_is_not_told_that_they_changed(cast: Cast) -> None:
    RulesAcceptance.objects.filter(user=cast.adeyemi).delete()
    page = sign_in(cast.adeyemi).get(rules_page(cast)).content.decode()
    assert "Read the rules before you post." in page
    assert CHANGED not in page.split('class="comp')[0]


@pytest.mark.parametrize("version", ["1", "", "abc", "9999999999", "3", "²"])
def test_a_page_of_older_rules_does_not_count(cast: Cast, version: str) -> None:
    change(cast)
    answer = sign_in(cast.sam).post(rules_page(cast), {"version": version})
    assert answer.status_code == 409
    assert "The rules changed again just now." in answer.content.decode()
    assert not RulesAcceptance.objects.filter(user=cast.sam, version__gt=1).exists()


def test_the_outsider_accepts_nothing_here(cast: Cast) -> None:
    change(cast)
    assert sign_in(cast.tom).post(rules_page(cast), {"version": "2"}).status_code == 404
    assert not RulesAcceptance.objects.filter(user=cast.tom, version=2).exists()


def test_a_sanction_is_said_before_the_rules(cast: Cast) -> None:
    change(cast)
    muted = Membership.objects.filter(user=cast.dan, room=cast.willow_room)
    muted.update(muted_until=timezone.now() + timedelta(hours=1))
    assert say(sign_in(cast.dan), cast.willow_room).json()["reason"] == "muted"


def test_the_note_of_a_locked_room_does_not_stand_in_for_the_rules(cast: Cast) -> None:
    cast.willow_room.mode_note = "We are on holiday."
    cast.willow_room.save()
    change(cast)
    assert room_page(membership_for(cast.sam, cast.willow_room.slug))["refused"] == CHANGED


def test_a_change_keeps_the_earlier_words_and_place_and_is_in_the_trail(cast: Cast) -> None:
    before = Rule.objects.get(code="kind")
    now = change(cast)
    before.refresh_from_db()
    assert before.active_to is not None
    assert before.title == "Be kind"
    assert (now.place, now.version, School.objects.get().rules_version) == (before.place, 2, 2)
    assert [rule.code for rule in active_rules()].count("kind") == 1
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.actor_id) == ("people.rule.changed", cast.osei.pk)
    assert (entry.label, entry.facts) == ("kind", {"version": 2})


def test_a_new_rule_stands_last_and_is_read_as_well(cast: Cast) -> None:
    assert change(cast, "photos", "Photos stay at home").place == 6
    assert AuditEntry.objects.latest("number").action == "people.rule.added"
    assert say(sign_in(cast.sam), cast.willow_room).json()["reason"] == "rules"


def test_a_rule_that_ends_asks_nobody(cast: Cast) -> None:
    end_rule(actor=cast.osei, code="adverts")
    assert "adverts" not in [rule.code for rule in active_rules()]
    assert AuditEntry.objects.latest("number").action == "people.rule.ended"
    assert say(sign_in(cast.sam), cast.willow_room).status_code == 201
    with pytest.raises(NoSuchRule):
        end_rule(actor=cast.osei, code="adverts")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": " ", "text": "x"}, "title"),
        ({"title": "x", "text": ""}, "text"),
        ({"title": "x" * 81, "text": "x"}, "title"),
        ({"title": "x", "text": "x" * 201}, "text"),
        ({"title": "x", "text": "x", "explanation": "x" * 401}, "explanation"),
    ],
)
def test_a_rule_that_does_not_fit_changes_nothing(cast: Cast, words: dict[str, str], field: str) -> None:
    with pytest.raises(BadRule) as wrong:
        change_rule(actor=cast.osei, code="kind", **words)
    assert wrong.value.field == field
    assert Rule.objects.get(code="kind").title == "Be kind"
    assert School.objects.get().rules_version == 1


def test_the_command_changes_lists_and_ends_rules(cast: Cast, capsys: Any) -> None:
    call_command("change_rule", "kind", title="Be kind, always", text="As at the gate.")
    call_command("change_rule")
    assert "2. kind: Be kind, always. As at the gate." in capsys.readouterr().out
    assert AuditEntry.objects.latest("number").actor_id is None
    call_command("change_rule", "kind", end=True)
    assert "kind" not in [rule.code for rule in active_rules()]


@pytest.mark.parametrize(
    ("args", "options"),
    [(["kind"], {}), (["not a code"], {"title": "x", "text": "x"}), (["nothing"], {"end": True})],
)
def test_the_command_refuses_what_it_cannot_do(cast: Cast, args: list[str], options: dict[str, Any]) -> None:
    with pytest.raises(CommandError):
        call_command("change_rule", *args, **options)
    assert School.objects.get().rules_version == 1


def test_asking_costs_one_query_a_post(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert has_read_rules(cast.sam)
        assert has_read_rules(cast.sam)
