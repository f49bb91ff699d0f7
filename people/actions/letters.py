from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.letters import codes, facts
from people.letters.letters import may_have_letter, working
from people.models import Contact, Invitation, OfficeTask

MOST_ATTEMPTS = 5


class LetterRefused(Exception):
    """Code or fact do not fit. The person reads one answer, whatever it was (PE-29)."""


@dataclass(frozen=True)
class OpenedLetter:
    letter: Invitation
    fact: str


def open_letter(*, code: str, email: str, child: str) -> OpenedLetter:
    """The person holds the letter and knows one thing that is not printed on it. Raises LetterRefused.

    The fifth wrong fact locks the letter and asks the office to print a new one.
    """
    opened = _open(codes.normalised(code), email, child)
    if opened is None:
        raise LetterRefused
    return opened


@transaction.atomic
def _open(code: str, email: str, child: str) -> OpenedLetter | None:
    letter = working().select_for_update().filter(code_digest=codes.digest(code)).first()
    if letter is None:
        return None
    contact = Contact.objects.filter(may_have_letter(), pk=letter.contact_id).first()
    if contact is None:
        return None
    fact = facts.proven(contact, email=email, child=child)
    if not fact:
        _count_attempt(letter, contact)
        return None
    letter.state = Invitation.State.OPENED
    letter.save(update_fields=["state"])
    return OpenedLetter(letter, fact)


def _count_attempt(letter: Invitation, contact: Contact) -> None:
    letter.attempts += 1
    if letter.attempts >= MOST_ATTEMPTS:
        letter.state = Invitation.State.LOCKED
        letter.stopped_at = timezone.now()
        OfficeTask.objects.get_or_create(
            kind=OfficeTask.Kind.LETTER_LOCKED, contact=contact, done_at__isnull=True
        )
        trail.record(actor=None, action="people.letter.locked", subject=letter)
    letter.save(update_fields=["attempts", "state", "stopped_at"])
