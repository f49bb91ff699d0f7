"""The mail to the address on file when somebody joined with another one (PE-31)."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from people.actions.undone import UNDO_WITHIN
from people.models import Invitation
from people.queries import the_school

_SALT = "people.claim.undo"


def tell_address_on_file(letter: Invitation) -> None:
    """Say that somebody joined, with a link that undoes it for a day."""
    words = {
        "school": the_school(),
        "name": letter.contact.full_name,
        "link": settings.ORIGIN + reverse("join_undo", args=[undo_token(letter)]),
    }
    subject = render_to_string("people/mail/claimed_subject.txt", words).strip()
    body = render_to_string("people/mail/claimed_message.txt", words)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [letter.contact.email])


def undo_token(letter: Invitation) -> str:
    return signing.dumps(letter.pk, salt=_SALT)


def letter_of(token: str) -> Invitation | None:
    """The letter a mailed link belongs to; None for a link that is not ours or older than a day."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=UNDO_WITHIN)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("contact").filter(pk=pk).first()
