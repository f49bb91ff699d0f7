import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client, TestCase
from django.utils import timezone

from audit.models import AuditEntry
from people.actions.invitations import IssuedLetter
from people.actions.undone import TooLateToUndo, undo_claim
from people.models import Invitation, OfficeTask, User
from people.signals import claim_undone
from rooms.models import Membership
from tests.cast import Cast, sign_in
from tests.people.joining.walk import EMAIL, Walk
from tests.people.letters.printing import print_letter
from tests.people.photos.files import stored, with_photo

OTHER = "somebody@example.org"


@pytest.fixture
def impostor(cast: Cast, zofias_letter: IssuedLetter) -> Walk:
    """Somebody with Zofia's letter who knows her child's name and joined with an address of their own."""
    walk = Walk()
    walk.to_the_end(zofias_letter, email=OTHER, child="Jakub")
    return walk


def mailed_link() -> str:
    [message] = [one for one in mail.outbox if one.to == [EMAIL]]
    return re.search(r"/join/undo/\S+", message.body).group()  # type: ignore[union-attr]


def test_a_claim_can_be_undone_for_24_hours(cast: Cast, impostor: Walk) -> None:
    heard: list[dict[str, int]] = []

    def listen(sender: object, contact_id: int, user_id: int, **_: object) -> None:
        heard.append({"contact": contact_id, "user": user_id})

    claim_undone.connect(listen)
    somebody = with_photo(User.objects.get(email=OTHER), "staff_and_reps")
    photo = Path(somebody.photo.name).name
    with TestCase.captureOnCommitCallbacks(execute=True):
        page = Client().post(mailed_link())
    claim_undone.disconnect(listen)
    assert "It’s undone" in page.content.decode()
    assert heard == [{"contact": cast.zofia_contact.pk, "user": somebody.pk}]
    somebody.refresh_from_db()
    cast.zofia_contact.refresh_from_db()
    assert somebody.closed_at and somebody.email is None and cast.zofia_contact.user is None
    assert not somebody.photo and photo not in stored()
    assert impostor.client.get("/chats")["Location"].startswith("/sign-in")
    ended = Membership.objects.get(user=somebody, room=cast.willow_room)
    assert ended.ended_at and ended.end_reason == Membership.EndReason.UNDONE_CLAIM
    assert AuditEntry.objects.filter(action="people.claim.undone").count() == 1


def test_opening_the_link_changes_nothing(cast: Cast, impostor: Walk) -> None:
    """Mail scanners follow links; only the button undoes."""
    page = Client().get(mailed_link()).content.decode()
    assert "Zofia Nowak" in page and "It wasn’t me" in page
    assert User.objects.get(email=OTHER).is_active


def test_the_link_ends_after_a_day(cast: Cast, impostor: Walk) -> None:
    link = mailed_link()
    Invitation.objects.update(claimed_at=timezone.now() - timedelta(hours=24))
    assert Client().get(link).status_code == 410
    assert Client().post(link).status_code == 410
    assert User.objects.get(email=OTHER).is_active


def test_a_forged_link_is_refused(cast: Cast, impostor: Walk) -> None:
    assert Client().post(mailed_link()[:-2] + "xx").status_code == 410
    assert User.objects.get(email=OTHER).is_active


def test_it_is_undone_once_and_the_right_person_can_join(cast: Cast, impostor: Walk) -> None:
    letter = Invitation.objects.get()
    undo_claim(invitation=letter, actor=cast.osei)
    with pytest.raises(TooLateToUndo):
        undo_claim(invitation=letter, actor=cast.osei)
    Walk().to_the_end(print_letter(cast.zofia_contact, by=cast.osei))
    cast.zofia_contact.refresh_from_db()
    assert cast.zofia_contact.user == User.objects.get(email=EMAIL)


def test_the_office_hears_of_every_mismatch_and_can_undo_it(cast: Cast, impostor: Walk) -> None:
    assert OfficeTask.objects.filter(kind="claim_mismatch", contact=cast.zofia_contact).count() == 1
    office = sign_in(cast.grant)
    assert (
        "Claimed by the wrong person" in office.get(f"/staff/people/{cast.zofia_contact.pk}").content.decode()
    )
    office.post(f"/staff/people/{cast.zofia_contact.pk}/undoing")
    assert not User.objects.filter(email=OTHER).exists()


def test_the_address_on_file_hears_nothing_when_it_was_used(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().to_the_end(zofias_letter)
    assert len(mail.outbox) == 1  # the code
    assert not OfficeTask.objects.exists()


def test_a_colleague_loses_the_link_and_their_sessions_but_not_the_account(
    cast: Cast, zofias_letter: IssuedLetter
) -> None:
    elsewhere = sign_in(cast.bello)
    walk = Walk()
    walk.to_the_age_screen(zofias_letter, email=cast.bello.email or "", child="Jakub")
    walk.say_age()
    undo_claim(invitation=zofias_letter.invitation, actor=cast.osei)
    cast.bello.refresh_from_db()
    assert cast.bello.is_active and cast.bello.email
    assert elsewhere.get("/chats")["Location"].startswith("/sign-in")
