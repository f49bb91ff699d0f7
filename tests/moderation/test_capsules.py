"""Evidence: frozen with the report, sealed with a key of its own, in a chain that holds."""

import base64
import secrets
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from audit.models import AuditEntry
from moderation import capsules
from moderation.actions.reading import open_evidence
from moderation.actions.taking_back import add_note_to_report
from moderation.kinds import Trigger
from moderation.models import Case, EvidenceCapsule
from rooms.actions.reading import move_read_marker
from rooms.actions.removal import remove_message
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import report
from tests.rooms.talk import membership_of, said

OLD = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
NEW = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


@pytest.fixture
def case(cast: Cast, message: Message) -> Case:
    """Two reports and a note: a chain of three."""
    report(cast.aisha, message, comment="Look at this")
    second = report(cast.kofi, message, "hate")
    add_note_to_report(report=second, actor=cast.kofi, text="It went on at the gate")
    return second.case


def chain(case: Case) -> list[EvidenceCapsule]:
    return list(EvidenceCapsule.objects.filter(case=case))


def content(case: Case, place: int = 0) -> dict[str, Any]:
    found = capsules.unseal(chain(case)[place])
    assert found is not None
    return found


def test_the_capsule_is_frozen_with_the_first_report(cast: Cast, case: Case, message: Message) -> None:
    remove_message(message=message, actor=cast.dan)
    Message.objects.filter(pk=message.pk).update(body="Nothing of the kind")
    frozen = content(case)
    assert frozen["message"]["body"] == WORDS
    assert frozen["message"]["state"] == "posted"
    assert frozen["message"]["author"] == cast.dan.pk
    assert [(one["reason"], one["comment"]) for one in frozen["reports"]] == [("unkind", "Look at this")]


def test_a_message_hidden_by_its_report_is_frozen_as_it_was(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "private_info").case
    assert content(case)["message"]["state"] == "posted"


def test_a_capsule_holds_ten_messages_either_side(cast: Cast) -> None:
    around = [said(cast.hannah, cast.willow_room, f"Before {n}") for n in range(8)]
    around += [said(cast.sam, cast.willow_room, f"Before {n}") for n in range(8, 12)]
    message = said(cast.dan, cast.willow_room, WORDS)
    later = said(cast.kofi, cast.willow_room, "Removed soon")
    remove_message(message=later, actor=cast.kofi)
    unseen = said(cast.kofi, cast.willow_room, "Never shown")
    Message.objects.filter(pk=unseen.pk).update(state="held", held_at=unseen.created_at, shown_at=None)
    frozen = content(report(cast.aisha, message).case)
    assert [one["body"] for one in frozen["before"]] == [f"Before {n}" for n in range(2, 12)]
    assert [(one["body"], one["state"]) for one in frozen["after"]] == [("", "removed")]
    assert "Never shown" not in str(frozen)


def test_exposure_is_counts_and_no_names(cast: Cast, clock: Clock) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    for person in (cast.sam, cast.hannah):
        membership = membership_of(person, cast.willow_room)
        move_read_marker(membership=membership, seq=message.seq)
    clock.moves(minutes=42)
    frozen = content(report(cast.aisha, message).case)
    members = cast.willow_room.memberships.exclude(user=cast.dan).count()
    assert frozen["exposure"] == {"members": members, "read_past": 2, "minutes": 42}


def test_a_capsule_does_not_name_its_reporters(cast: Cast, case: Case) -> None:
    for place in range(3):
        kept = content(case, place)
        assert cast.aisha.display_name not in str(kept)
        assert {"report", "reason", "comment", "filed_at"} == set(kept["reports"][0])


def test_a_later_note_takes_a_second_capsule(case: Case) -> None:
    assert [one.trigger for one in chain(case)] == ["first_report", "later_report", "note"]
    note = content(case, 2)
    assert set(note) == {"reports"}
    assert note["reports"][0]["comment"] == "It went on at the gate"


def test_nothing_of_it_lies_open_in_the_table(case: Case) -> None:
    for one in chain(case):
        assert "Callum" not in one.body_enc
        with pytest.raises(InvalidToken):
            Fernet("A" * 43 + "=").decrypt(one.body_enc)  # the school's key alone opens no body


def test_each_capsule_has_its_own_key(case: Case) -> None:
    school = Fernet("A" * 43 + "=")
    assert len({school.decrypt(one.key_enc) for one in chain(case)}) == 3


def test_the_chain_holds(case: Case) -> None:
    first, second, third = chain(case)
    assert first.prev_sha256 == ""
    assert (second.prev_sha256, third.prev_sha256) == (first.sha256, second.sha256)
    assert capsules.first_break(chain(case)) is None


@pytest.mark.parametrize(
    ("change", "place"),
    [({"body_enc": "another"}, 1), ({"sha256": "0" * 64}, 1), ({"prev_sha256": "0" * 64}, 1)],
)
def test_a_changed_capsule_is_found(case: Case, change: dict[str, str], place: int) -> None:
    EvidenceCapsule.objects.filter(pk=chain(case)[place].pk).update(**change)
    found = capsules.first_break(chain(case))
    assert found is not None
    assert found.place == place + 1
    with pytest.raises(CommandError, match=f"{case.reference}, capsule 2"):
        call_command("verify_capsules")


def test_a_missing_capsule_is_found(case: Case) -> None:
    first, second, third = chain(case)
    second.delete()
    assert capsules.first_break([first, third]) is not None


def test_a_missing_last_capsule_is_missed_by_the_trail(case: Case) -> None:
    chain(case)[-1].delete()
    assert capsules.first_break(chain(case)) is None
    with pytest.raises(CommandError, match="1 capsule"):
        call_command("verify_capsules")


def test_evidence_survives_author_removal_edit_suspension_and_purge(
    cast: Cast, case: Case, message: Message, clock: Clock
) -> None:
    remove_message(message=message, actor=cast.dan)
    Message.objects.filter(pk=message.pk).update(body="", scrubbed_at=clock.now)
    type(cast.dan).objects.filter(pk=cast.dan.pk).update(suspended_until=clock.now, closed_at=clock.now)
    assert content(case)["message"]["body"] == WORDS


def test_the_capsule_chain_verifies_after_a_purge(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    second = chain(case)[1]
    capsules.purge(second)
    second.refresh_from_db()
    assert (second.body_enc, second.key_enc) == ("", "")
    assert capsules.unseal(second) is None
    assert capsules.first_break(chain(case)) is None
    call_command("verify_capsules")
    assert "3 capsules" in capsys.readouterr().out


def test_rotating_the_keys_leaves_the_chain_valid(
    case: Case, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [(one.body_enc, one.sha256) for one in chain(case)]
    keys = {one.key_enc for one in chain(case)}
    settings.CASE_KEYS = [NEW, *settings.CASE_KEYS]
    call_command("rotate_case_keys")
    settings.CASE_KEYS = [NEW]
    assert [(one.body_enc, one.sha256) for one in chain(case)] == before
    assert not keys & {one.key_enc for one in chain(case)}
    assert content(case)["message"]["body"] == WORDS
    call_command("verify_capsules")
    settings.CASE_KEYS = [OLD]
    with pytest.raises(InvalidToken):
        content(case)


def test_opening_evidence_is_written_down(cast: Cast, case: Case) -> None:
    opened = open_evidence(case=case, actor=cast.lowe)
    assert [one.trigger for one in opened] == ["first_report", "later_report", "note"]
    assert opened[0].content is not None
    assert opened[0].content["message"]["body"] == WORDS
    entry = AuditEntry.objects.get(action="moderation.evidence.opened")
    assert (entry.actor_id, entry.matter, entry.facts) == (cast.lowe.pk, case.reference, {"capsules": 3})
    case.refresh_from_db()
    assert case.first_seen_at is not None


def test_the_database_keeps_the_chain_in_one_row(case: Case) -> None:
    for wrong in ({"body_enc": ""}, {"purged_at": "2026-11-25T09:00:00Z"}, {"prev_sha256": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EvidenceCapsule.objects.filter(pk=chain(case)[1].pk).update(**wrong)


def test_canonical_json_is_one_text_for_one_content(case: Case) -> None:
    assert capsules.canonical({"b": 1, "a": "Zoë"}) == '{"a":"Zoë","b":1}'.encode()
    sealed = capsules.seal(case=case, trigger=Trigger.STAFF, content={"a": "Zoë"})
    assert capsules.unseal(sealed) == {"a": "Zoë"}
