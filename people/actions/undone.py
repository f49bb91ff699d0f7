from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from audit import trail
from people.actions.photos import remove_photo
from people.models import Contact, Invitation, OfficeTask, User
from people.queries import is_staff
from people.signals import claim_undone

UNDO_WITHIN = timedelta(hours=24)


class TooLateToUndo(Exception):
    """Nothing to undo: never claimed, undone already, or more than a day ago."""


def may_undo(letter: Invitation, now: datetime | None = None) -> bool:
    """Whether the claim of this letter can still be undone in one press."""
    if letter.state != Invitation.State.CLAIMED or letter.undone_at or letter.claimed_at is None:
        return False
    return (now or timezone.now()) < letter.claimed_at + UNDO_WITHIN


@transaction.atomic
def undo_claim(*, invitation: Invitation, actor: User | None) -> User:
    """Whoever used this letter is out at once; the adult may get a new one. Raises TooLateToUndo.

    `actor` is None when the adult pressed the link in their mail.
    """
    letter = Invitation.objects.select_for_update().get(pk=invitation.pk)
    contact = Contact.objects.select_for_update().get(pk=letter.contact_id)
    user = letter.claimed_by
    if not may_undo(letter) or user is None or contact.user_id != user.pk:
        raise TooLateToUndo
    letter.undone_at = timezone.now()
    letter.save(update_fields=["undone_at"])
    contact.user = None
    contact.save(update_fields=["user"])
    _end_sessions(user)
    if not is_staff(user):
        _close(user)
    OfficeTask.objects.get_or_create(
        kind=OfficeTask.Kind.CLAIM_MISMATCH, contact=contact, done_at__isnull=True
    )
    trail.record(actor=actor, action="people.claim.undone", subject=letter)
    transaction.on_commit(
        lambda: claim_undone.send(sender=Contact, contact_id=contact.pk, user_id=user.pk), robust=True
    )
    return user


def _end_sessions(user: User) -> None:
    """A new unusable password changes the session hash, so no session of theirs opens a page again."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def _close(user: User) -> None:
    """The address is free again, so that the right person can join with it; the photo was somebody else's."""
    remove_photo(user=user)
    EmailAddress.objects.filter(user=user).delete()
    user.email = None
    user.closed_at = timezone.now()
    user.save(update_fields=["email", "closed_at"])
