from datetime import timedelta

from django.utils import timezone

from audit.models import AuditEntry
from people.actions.invitations import issue_letters, revoke_letter
from people.letters import codes
from people.letters.letters import working
from people.models import Contact, Guardianship, Invitation
from tests.cast import Cast
from tests.people.letters.printing import print_letter


def test_only_a_digest_of_the_code_is_kept(cast: Cast) -> None:
    letter = print_letter(cast.zofia_contact, by=cast.osei)
    [kept] = Invitation.objects.values()
    assert kept["code_digest"] == codes.digest(letter.code)
    assert not any(letter.code in str(value) for value in kept.values())


def test_a_new_letter_revokes_the_old(cast: Cast) -> None:
    old = print_letter(cast.zofia_contact, by=cast.osei)
    new = print_letter(cast.zofia_contact, by=cast.osei)
    assert list(working()) == [new.invitation]
    old.invitation.refresh_from_db()
    assert old.invitation.state == Invitation.State.REVOKED


def test_a_letter_works_to_the_end_of_its_last_day(cast: Cast) -> None:
    invitation = print_letter(cast.zofia_contact, by=cast.osei).invitation
    assert invitation.last_day == timezone.localdate() + timedelta(days=21)
    assert working(invitation.expires_at - timedelta(seconds=1)).exists()
    assert not working(invitation.expires_at).exists()


def test_no_letter_for_anyone_who_may_not_join(cast: Cast) -> None:
    zofia = cast.zofia_contact
    sam = Contact.objects.get(user=cast.sam)
    assert issue_letters(contacts=[sam], actor=cast.osei) == []
    for answer in ("unknown", "no"):
        Guardianship.objects.filter(contact=zofia).update(may_join=answer)
        assert issue_letters(contacts=[zofia], actor=cast.osei) == []
    Guardianship.objects.filter(contact=zofia).update(may_join="yes")
    Contact.objects.filter(pk=zofia.pk).update(access_ended_at=timezone.now())
    assert issue_letters(contacts=[zofia], actor=cast.osei) == []
    assert not Invitation.objects.exists()


def test_printing_is_audited_without_names(cast: Cast) -> None:
    letter = print_letter(cast.zofia_contact, by=cast.osei)
    entry = AuditEntry.objects.get(action="people.letter.printed")
    assert (entry.actor_id, entry.subject_id) == (cast.osei.pk, letter.invitation.pk)
    assert "Zofia" not in f"{entry.label}{entry.facts}"


def test_revoking_twice_is_once(cast: Cast) -> None:
    print_letter(cast.zofia_contact, by=cast.osei)
    assert revoke_letter(contact=cast.zofia_contact, actor=cast.osei)
    assert not revoke_letter(contact=cast.zofia_contact, actor=cast.osei)
    assert AuditEntry.objects.filter(action="people.letter.revoked").count() == 1
