"""Letters as the office prints them."""

from people.actions.invitations import IssuedLetter, issue_letters
from people.models import Contact, User


def print_letter(contact: Contact, *, by: User) -> IssuedLetter:
    [letter] = issue_letters(contacts=[contact], actor=by)
    return letter
