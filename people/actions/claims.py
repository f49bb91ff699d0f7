"""A letter becomes an account: the one transaction of PE-30."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit import trail
from people.actions.age import check_age
from people.age.adapter import Ground
from people.letters.letters import may_have_letter, working
from people.letters.mail import tell_address_on_file
from people.models import AgeCheck, Contact, Invitation, OfficeTask, User
from people.queries import AGE_TO_JOIN, has_passed_age_check
from people.signals import contact_claimed


class ClaimRefused(Exception):
    """The letter does not work any more; the person reads the same answer as for a wrong code."""


class EmailTaken(Exception):
    """The address is somebody else's sign-in (PE-22); its owner just proved to read it, so we may say so."""


class NotPassed(Exception):
    """The office has to see this person first (PE-40). Nothing was written."""


@transaction.atomic
def claim(*, invitation: Invitation, email: str, fact_kind: str = "email") -> User:
    """The person is who the letter was for, 16 or over, and has an account with this address.

    The caller has verified that they read `email`. Raises ClaimRefused, EmailTaken, NotPassed.
    """
    letter = working().select_for_update().filter(pk=invitation.pk).first()
    if letter is None:
        raise ClaimRefused
    contact = Contact.objects.select_for_update().filter(may_have_letter(), pk=letter.contact_id).first()
    if contact is None:
        raise ClaimRefused
    user = _account_for(contact, email.strip().lower())
    contact.user = user
    contact.save(update_fields=["user"])
    if contact.email and contact.email.strip().lower() != user.email:
        _report_mismatch(letter, contact)
    _attest_age(user, contact)
    _close_letter(letter, user, fact_kind)
    transaction.on_commit(
        lambda: contact_claimed.send(sender=Contact, contact_id=contact.pk, user_id=user.pk), robust=True
    )
    return user


def _report_mismatch(letter: Invitation, contact: Contact) -> None:
    OfficeTask.objects.get_or_create(
        kind=OfficeTask.Kind.CLAIM_MISMATCH, contact=contact, done_at__isnull=True
    )
    transaction.on_commit(lambda: tell_address_on_file(letter), robust=True)


def email_is_taken(email: str) -> bool:
    """Whether the address signs in somebody who is not a colleague waiting to become a parent here."""
    known = User.objects.filter(email=email.strip().lower()).first()
    return known is not None and (not known.is_active or Contact.objects.filter(user=known).exists())


def _account_for(contact: Contact, email: str) -> User:
    """One person, one account (PE-1): a colleague who is also a parent keeps theirs."""
    if email_is_taken(email):
        raise EmailTaken
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            user = User.objects.create_user(display_name=contact.full_name[:80], email=email)
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    except IntegrityError as taken:  # a couple with one address, in the same second
        raise EmailTaken from taken
    return user


def _attest_age(user: User, contact: Contact) -> None:
    if has_passed_age_check(user):
        return
    ground = Ground(threshold=AGE_TO_JOIN, contact=contact)
    check = check_age(user=user, adapter_id="attest-roster", ground=ground, actor=user)
    if check.outcome != AgeCheck.Outcome.PASS:
        raise NotPassed


def _close_letter(letter: Invitation, user: User, fact_kind: str) -> None:
    letter.state = Invitation.State.CLAIMED
    letter.fact_kind = fact_kind
    letter.claimed_at = letter.stopped_at = timezone.now()
    letter.claimed_by = user
    letter.save(update_fields=["state", "fact_kind", "claimed_at", "claimed_by", "stopped_at"])
    trail.record(actor=user, action="people.letter.claimed", subject=letter, facts={"fact": fact_kind})
