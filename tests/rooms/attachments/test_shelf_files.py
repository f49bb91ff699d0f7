"""Files on the shelf: those that staff and reps sent in the room, while their message is there."""

import pytest
from django.test import Client
from django.utils import timezone

from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message
from rooms.models import Attachment, Message, Resource
from tests.cast import Cast, sign_in
from tests.rooms.attachments.bringing import WELLIES, brought, get, sent
from tests.rooms.attachments.files import PDF
from tests.rooms.planning import in_days
from tests.rooms.resources.test_shelf import put, shelf
from tests.rooms.shelving import kept


@pytest.fixture
def letter(cast: Cast) -> Attachment:
    file = brought(cast.adeyemi, cast.willow_room, PDF, "Nativity letter.pdf")
    return sent(cast.adeyemi, cast.willow_room, files=[file]).attachments.get()


@pytest.fixture
def newcomer(cast: Cast, letter: Attachment) -> Client:
    cast.dan.memberships.update(sees_from_seq=letter.message.seq)
    return sign_in(cast.dan)


def test_a_letter_from_the_chat_is_kept_and_who_joined_later_opens_it(
    cast: Cast, letter: Attachment, newcomer: Client
) -> None:
    assert get(newcomer, letter).status_code == 404, "the talk from before is not theirs"
    answer = put(sign_in(cast.hannah), cast.willow_room, words="", file=str(letter.pk))
    assert answer.status_code == 302
    assert f'href="/files/{letter.pk}"' in shelf(newcomer, cast.willow_room)
    assert get(newcomer, letter).status_code == 200
    assert get(sign_in(cast.tom), letter).status_code == 404
    Resource.objects.update(last_day=in_days(-1))
    assert get(newcomer, letter).status_code == 404
    Resource.objects.update(last_day=None, removed_at=timezone.now(), removed_by=cast.hannah)
    assert get(newcomer, letter).status_code == 404


@pytest.mark.parametrize("how", ["held", "removed", "locked", "redacted", "scrubbed"])
def test_it_goes_with_its_message(cast: Cast, letter: Attachment, newcomer: Client, how: str) -> None:
    resource = kept(cast.adeyemi, cast.willow_room, "Letter", words="", attachment=letter)
    match how:
        case "held":
            hold_message(message=letter.message, actor=cast.lowe, cause=Cause.STAFF)
        case "removed":
            remove_message(message=letter.message, actor=cast.adeyemi)
        case "locked":
            Attachment.objects.update(locked_at=timezone.now())
        case "redacted":
            Message.objects.update(redactions=[[0, 1]])
        case "scrubbed":
            Message.objects.update(scrubbed_at=timezone.now())
    for client in (newcomer, sign_in(cast.sam)):
        seen = shelf(client, cast.willow_room)
        assert str(letter.pk) not in seen and "Letter" not in seen
        assert get(client, letter).status_code == 404
    seen = shelf(sign_in(cast.adeyemi), cast.willow_room)
    assert "isn’t in the chat any more" in seen and str(letter.pk) not in seen
    Resource.objects.filter(pk=resource.pk).update(words="Also on paper.")
    assert "Also on paper." in shelf(newcomer, cast.willow_room)


def test_a_letter_let_through_again_is_there_again(cast: Cast, letter: Attachment, newcomer: Client) -> None:
    kept(cast.adeyemi, cast.willow_room, "Letter", words="", attachment=letter)
    hold_message(message=letter.message, actor=cast.lowe, cause=Cause.STAFF)
    release_message(message=letter.message, actor=cast.lowe)
    assert str(letter.pk) in shelf(newcomer, cast.willow_room) and get(newcomer, letter).status_code == 200


def test_only_what_staff_and_reps_sent_here_and_everybody_sees_is_offered(
    cast: Cast, letter: Attachment
) -> None:
    of_a_parent = sent(cast.sam, cast.willow_room).attachments.get()
    elsewhere = sent(cast.bello, cast.oak_room).attachments.get()
    unsent = brought(cast.hannah, cast.willow_room)
    held = sent(cast.adeyemi, cast.willow_room)
    hold_message(message=held, actor=None, cause=Cause.STAFF)
    of_a_rep = sent(cast.hannah, cast.willow_room).attachments.get()
    hannah = sign_in(cast.hannah)
    form = hannah.get(f"/rooms/{cast.willow_room.slug}/resources/new").content.decode()
    assert str(letter.pk) in form and str(of_a_rep.pk) in form and WELLIES in form
    for other in (of_a_parent, elsewhere, unsent, held.attachments.get()):
        assert str(other.pk) not in form
        assert put(hannah, cast.willow_room, file=str(other.pk)).status_code == 422
    assert put(hannah, cast.willow_room, file="../../etc/passwd").status_code == 422
    assert not Resource.objects.exists()
    assert put(hannah, cast.willow_room, file=str(of_a_rep.pk)).status_code == 302
    assert f'alt="{WELLIES}"' in shelf(sign_in(cast.dan), cast.willow_room)


def test_what_is_kept_stays_chosen_when_it_is_changed(cast: Cast, letter: Attachment) -> None:
    resource = kept(cast.adeyemi, cast.willow_room, "Letter", words="", attachment=letter)
    address = f"/rooms/{cast.willow_room.slug}/resources/{resource.pk}/change"
    adeyemi = sign_in(cast.adeyemi)
    assert f'value="{letter.pk}" selected' in adeyemi.get(address).content.decode()
    adeyemi.post(address, {"title": "Nativity", "file": str(letter.pk)})
    resource.refresh_from_db()
    assert (resource.title, resource.attachment_id) == ("Nativity", letter.pk)
    adeyemi.post(address, {"title": "Nativity", "words": "See the door.", "file": ""})
    resource.refresh_from_db()
    assert resource.attachment_id is None and get(sign_in(cast.sam), letter).status_code == 200
