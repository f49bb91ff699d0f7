from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from people.actions.claims import ClaimRefused, claim
from people.actions.invitations import issue_letters
from people.models import AgeCheck, Contact, Invitation, User
from tests.cast import build_cast
from tests.people.letters.printing import print_letter


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_claims_race() -> None:
    cast = build_cast()
    invitation = print_letter(cast.zofia_contact, by=cast.osei).invitation
    gate = Barrier(2)

    def try_it(email: str) -> str:
        gate.wait()
        try:
            claim(invitation=invitation, email=email)
        except ClaimRefused:
            return "refused"
        finally:
            connection.close()
        return "claimed"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(try_it, ["zofia.nowak@example.org", "somebody@example.org"]))
    assert outcomes == ["claimed", "refused"]
    winner = Contact.objects.get(pk=cast.zofia_contact.pk).user
    assert winner is not None and Invitation.objects.get().claimed_by == winner
    assert AgeCheck.objects.filter(user=winner).count() == 1
    assert User.objects.filter(email__in=["zofia.nowak@example.org", "somebody@example.org"]).count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_new_letter_and_a_claim_of_the_old_one_race() -> None:
    """Whichever comes first: never a joined person with a working letter."""
    cast = build_cast()
    old = print_letter(cast.zofia_contact, by=cast.osei).invitation
    gate = Barrier(2)

    def reprint() -> None:
        gate.wait()
        issue_letters(contacts=[cast.zofia_contact], actor=cast.osei)
        connection.close()

    def use() -> None:
        gate.wait()
        try:
            claim(invitation=old, email="zofia.nowak@example.org")
        except ClaimRefused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(reprint), pool.submit(use)]:
            done.result()
    joined = Contact.objects.get(pk=cast.zofia_contact.pk).user is not None
    live = Invitation.objects.filter(state__in=Invitation.LIVE).count()
    assert (joined, live) in {(True, 0), (False, 1)}
