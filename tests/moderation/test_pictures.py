"""Pictures and files in cases: looked at by those who decide, and locked unseen where they may be illegal."""

from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEntry
from moderation import capsules
from moderation.actions.held import open_held_case
from moderation.actions.reading import open_evidence
from moderation.models import Case
from rooms.actions.post_message import post_message
from rooms.attachments.chosen import Chosen
from rooms.models import Attachment, Message
from tests.cast import Cast, sign_in
from tests.moderation.reporting import HIDE, PUT_BACK, decided, report
from tests.rooms.attachments.bringing import WELLIES, brought, get, sent
from tests.rooms.attachments.files import PDF
from tests.rooms.talk import membership_of

PICTURE_OPENED = "moderation.picture.opened"


@pytest.fixture
def picture(cast: Cast) -> Attachment:
    return sent(cast.dan, cast.willow_room).attachments.get()


def held(cast: Cast) -> tuple[Message, Case]:
    """Sam sends a picture to a room that holds them."""
    waiting = brought(cast.sam, cast.willow_room)
    message = post_message(
        membership=membership_of(cast.sam, cast.willow_room),
        client_id=uuid4(),
        body="",
        chosen=[Chosen(waiting.pk, WELLIES)],
    ).message
    case = open_held_case(message=message)
    assert case is not None
    return message, case


def look(client: Client, case: Case, picture: Attachment) -> int:
    return client.get(f"/cases/{case.reference}/files/{picture.pk}").status_code


def test_a_held_picture_is_looked_at_and_posted(cast: Cast) -> None:
    message, case = held(cast)
    picture = message.attachments.get()
    bello = sign_in(cast.bello)
    page = bello.get(f"/cases/{case.reference}/").content.decode()
    assert "Look at the picture" in page and WELLIES in page
    assert look(bello, case, picture) == 200
    assert get(sign_in(cast.kofi), picture).status_code == 404
    decided(case, cast.bello, PUT_BACK)
    assert get(sign_in(cast.kofi), picture).status_code == 200


def test_a_picture_that_was_turned_down_is_its_authors_alone(cast: Cast) -> None:
    message, case = held(cast)
    picture = message.attachments.get()
    decided(case, cast.bello, HIDE)
    assert get(sign_in(cast.kofi), picture).status_code == 404
    assert get(sign_in(cast.sam), picture).status_code == 200
    assert look(sign_in(cast.bello), case, picture) == 200


def test_who_looks_is_written_down_once(cast: Cast) -> None:
    message, case = held(cast)
    client = sign_in(cast.bello)
    for _ in range(2):
        look(client, case, message.attachments.get())
    entry = AuditEntry.objects.get(action=PICTURE_OPENED)
    assert (entry.actor_id, entry.matter) == (cast.bello.pk, case.reference)


def test_only_the_picture_of_the_case_opens_there(cast: Cast, picture: Attachment) -> None:
    _message, case = held(cast)
    assert look(sign_in(cast.bello), case, picture) == 404
    assert look(sign_in(cast.kaur), case, picture) == 404


def test_evidence_keeps_what_it_was_and_not_the_picture(cast: Cast, picture: Attachment) -> None:
    case = report(cast.kofi, picture.message).case  # type: ignore[arg-type]
    (kept,) = open_evidence(case=case, actor=cast.bello)[0].content["message"]["attachments"]  # type: ignore[index]
    assert (kept["sha256"], kept["alt"]) == (picture.sha256, WELLIES)
    assert len(capsules.canonical(kept)) < 500


def test_a_picture_that_shows_a_child_is_hidden_by_one_report(cast: Cast, picture: Attachment) -> None:
    filed = report(cast.kofi, picture.message, "names_child")  # type: ignore[arg-type]
    assert (filed.reason, filed.case.severity) == ("child_photo", "high")
    picture.refresh_from_db()
    assert picture.message is not None and picture.message.state == "held"


def test_sexual_content_is_locked_unseen_from_the_first_word(cast: Cast, picture: Attachment) -> None:
    message = picture.message
    assert message is not None
    version = message.version
    case = report(cast.kofi, message, "sexual_content").case
    message.refresh_from_db()
    assert message.version > version
    for person in (cast.dan, cast.kofi, cast.lowe):
        assert get(sign_in(person), picture).status_code == 404
    kaur = sign_in(cast.kaur)
    assert look(kaur, case, picture) == 404
    page = kaur.get(f"/cases/{case.reference}/").content.decode()
    assert str(picture.pk) not in page and "locked" in page
    assert AuditEntry.objects.filter(action="rooms.message.files_locked", actor_id=None).exists()


def test_locked_stays_locked_when_the_message_is_put_back(cast: Cast, picture: Attachment) -> None:
    case = report(cast.kofi, picture.message, "sexual_content").case  # type: ignore[arg-type]
    decided(case, cast.kaur, PUT_BACK)
    assert get(sign_in(cast.kofi), picture).status_code == 404
    page = sign_in(cast.kofi).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert str(picture.pk) not in page and "locked what was sent here" in page


def test_a_report_locks_no_picture_of_an_announcement(cast: Cast) -> None:
    picture = sent(cast.adeyemi, cast.willow_notices).attachments.get()
    report(cast.kofi, picture.message, "sexual_content")  # type: ignore[arg-type]
    assert get(sign_in(cast.sam), picture).status_code == 200


def test_whoever_decides_may_lock_it(cast: Cast) -> None:
    message, case = held(cast)
    bello, picture = sign_in(cast.bello), message.attachments.get()
    assert bello.post(f"/cases/{case.reference}/lock").status_code == 302
    assert look(bello, case, picture) == 404
    assert get(sign_in(cast.sam), picture).status_code == 404
    assert AuditEntry.objects.get(action="rooms.message.files_locked").actor_id == cast.bello.pk


def test_a_picture_around_a_case_is_read_by_its_words(cast: Cast) -> None:
    sent(cast.sam, cast.willow_room)
    hidden = sent(cast.sam, cast.willow_room, alt="A red kite")
    Message.objects.filter(pk=hidden.pk).update(state="held", held_at=hidden.created_at)
    case = report(
        cast.kofi, sent(cast.dan, cast.willow_room, files=[brought(cast.dan, cast.willow_room, PDF)])
    ).case
    page = sign_in(cast.bello).get(f"/cases/{case.reference}/").content.decode()
    assert f"Picture: {WELLIES}" in page and "A red kite" not in page
