from datetime import timedelta

from django.utils import timezone

from people.actions.claims import claim
from people.actions.invitations import revoke_letter
from people.actions.tidying import expire_letters, forget_codes
from people.letters import codes
from people.models import Invitation
from tests.cast import Cast
from tests.people.letters.printing import print_letter


def test_a_digest_goes_14_days_after_its_letter_stopped(cast: Cast) -> None:
    letter = print_letter(cast.zofia_contact, by=cast.osei)
    revoke_letter(contact=cast.zofia_contact, actor=cast.osei)
    assert forget_codes() == 0
    _stopped(days=13)
    assert forget_codes() == 0
    assert Invitation.objects.get().code_digest == codes.digest(letter.code)
    _stopped(days=14)
    assert forget_codes() == 1
    assert Invitation.objects.get().code_digest == ""
    assert forget_codes() == 0


def test_an_expired_letter_stopped_on_its_last_day(cast: Cast) -> None:
    print_letter(cast.zofia_contact, by=cast.osei)
    end = timezone.now() - timedelta(days=15)
    Invitation.objects.update(expires_at=end)
    assert expire_letters() == 1
    assert Invitation.objects.get().stopped_at == end
    assert forget_codes() == 1


def test_a_claimed_letters_digest_goes_and_a_working_ones_stays(cast: Cast) -> None:
    letter = print_letter(cast.zofia_contact, by=cast.osei)
    assert forget_codes() == 0
    claim(invitation=letter.invitation, email=cast.zofia_contact.email)
    _stopped(days=14)
    assert forget_codes() == 1


def _stopped(*, days: int) -> None:
    Invitation.objects.update(stopped_at=timezone.now() - timedelta(days=days, seconds=1))
