"""Letters as the office prints them."""

import re
from typing import Any

from django.test import Client

from people.actions.invitations import IssuedLetter, issue_letters
from people.letters.print_form import new_token
from people.models import Contact, User


def print_letter(contact: Contact, *, by: User) -> IssuedLetter:
    [letter] = issue_letters(contacts=[contact], actor=by)
    return letter


def post_letters(office: Client, *contacts: Contact, **said: str) -> Any:
    """The form on the page of letters, sent for the first time."""
    chosen = [contact.pk for contact in contacts]
    return office.post("/staff/letters", {"contact": chosen, "form": new_token(), **said})


def form_on(page: Any) -> str:
    """The token in the form that prints."""
    [token] = re.findall(r'name="form" value="([^"]+)"', page.content.decode())
    return str(token)
