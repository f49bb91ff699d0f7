from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.letters import codes
from people.letters.letters import invitable
from people.models import Contact, Invitation, OfficeTask, User
from people.queries import the_school


@dataclass(frozen=True)
class IssuedLetter:
    """A printed letter. `code` is known only now: afterwards there is its digest."""

    contact: Contact
    invitation: Invitation
    code: str


@transaction.atomic
def issue_letters(*, contacts: Iterable[Contact], actor: User) -> list[IssuedLetter]:
    """Each of these adults gets a new letter; their older one stops working.

    Skips adults who have joined, whose access ended, or who have no link that lets them in.
    """
    wanted = [contact.pk for contact in contacts]
    _revoke(wanted)
    adults = invitable(Contact.objects.filter(pk__in=wanted).select_for_update().order_by("pk"))
    expires_at = _end_of_day(timezone.localdate() + timedelta(days=the_school().letter_days))
    letters = [_issue(contact, actor, expires_at) for contact in adults]
    _settle_locked(letters, actor)
    for letter in letters:
        trail.record(actor=actor, action="people.letter.printed", subject=letter.invitation)
    return letters


@transaction.atomic
def revoke_letter(*, contact: Contact, actor: User) -> bool:
    """The adult's letter stops working at once; False when there was none that did."""
    revoked = _revoke([contact.pk])
    if revoked:
        trail.record(actor=actor, action="people.letter.revoked", subject=contact)
    return bool(revoked)


def _settle_locked(letters: list[IssuedLetter], actor: User) -> None:
    """A new letter is what the office was asked for when the old one locked."""
    waiting = OfficeTask.objects.filter(kind=OfficeTask.Kind.LETTER_LOCKED, done_at__isnull=True)
    waiting.filter(contact__in=[letter.contact for letter in letters]).update(
        done_at=timezone.now(), done_by=actor
    )


def _revoke(contact_ids: list[int]) -> int:
    live = Invitation.objects.filter(contact__in=contact_ids, state__in=Invitation.LIVE)
    return live.update(state=Invitation.State.REVOKED, stopped_at=timezone.now())


def _issue(contact: Contact, actor: User, expires_at: datetime) -> IssuedLetter:
    code = codes.new_code()
    invitation = Invitation.objects.create(
        contact=contact,
        code_digest=codes.digest(code),
        state=Invitation.State.PRINTED,
        issued_by=actor,
        expires_at=expires_at,
    )
    return IssuedLetter(contact, invitation, code)


def _end_of_day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
